package dev.weir.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBufAllocator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Alone, since what it loses on purpose would be laid at another test's door. */
@Isolated
class LeaksTest {

  @Test
  void aLostBufferIsNoticed() throws Exception {
    boolean noticed = false;
    for (int i = 0; i < 50 && !noticed; i++) {
      lose();
      Thread.sleep(5);
      try {
        Leaks.check();
      } catch (AssertionError e) {
        noticed = true;
      }
    }
    assertThat(noticed).isTrue();
    // None of what was lost here may be laid at another test's door.
    Thread.sleep(20);
    try {
      Leaks.check();
    } catch (AssertionError e) {
      assertThat(e).hasMessageContaining("LeaksTest");
    }
  }

  @SuppressWarnings("CheckReturnValue")
  private static void lose() {
    ByteBufAllocator.DEFAULT.buffer(16);
  }
}
