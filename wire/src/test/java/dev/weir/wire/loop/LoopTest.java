package dev.weir.wire.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.wire.http.Limits;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LoopTest {

  /** A loop whose last tick is long ago, since it was busy. */
  private final Loop loop = new Loop(new EmbeddedChannel().eventLoop(), Limits.USUAL);

  @Test
  void aDeadlineIsCountedFromTheMomentThatItIsSet() throws Exception {
    Thread.sleep(5);
    long before = System.nanoTime();
    assertThat(loop.now()).isLessThan(before);
    assertThat(loop.deadline(Duration.ofSeconds(3))).isGreaterThanOrEqualTo(before + 3_000_000_000L);
  }
}
