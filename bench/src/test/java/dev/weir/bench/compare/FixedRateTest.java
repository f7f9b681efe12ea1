package dev.weir.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FixedRateTest {
  private static final long MILLI = 1_000_000;

  private final FixedRate rate = new FixedRate(1000);

  @Test
  void asksWhenARequestFallsDue() {
    Line line = new Line();
    rate.begin(0);
    rate.ready(line);
    assertThat(rate.tick(0)).isEqualTo(MILLI);
    assertThat(line.asked).containsExactly(0L);
    rate.ready(line);
    assertThat(line.asked).hasSize(1);
    assertThat(rate.tick(MILLI)).isEqualTo(2 * MILLI);
    assertThat(line.asked).containsExactly(0L, MILLI);
  }

  @Test
  void whatWaitedForAConnectionIsCountedFromWhenItWasDue() {
    Line line = new Line();
    rate.begin(0);
    assertThat(rate.tick(2 * MILLI + 1)).isEqualTo(3 * MILLI);
    rate.ready(line);
    rate.ready(line);
    rate.ready(line);
    rate.ready(line);
    assertThat(line.asked).containsExactly(0L, MILLI, 2 * MILLI);
  }

  @Test
  void whoIsGoneIsNotAsked() {
    Line line = new Line();
    rate.begin(0);
    rate.ready(line);
    rate.gone(line);
    rate.tick(0);
    assertThat(line.asked).isEmpty();
  }

  private static final class Line implements Pace.Line {
    private final List<Long> asked = new ArrayList<>();

    @Override
    public void ask(long since) {
      asked.add(since);
    }

    @Override
    public long dialled() {
      return 0;
    }
  }
}
