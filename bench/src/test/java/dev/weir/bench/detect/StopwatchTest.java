package dev.weir.bench.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class StopwatchTest {

  private final Stopwatch watch = new Stopwatch(Duration.ofMillis(20));
  private final AtomicLong sum = new AtomicLong();

  @Test
  void whatTakesTenTimesAsLongTakesLonger() {
    double once = watch.best(() -> work(2_000));
    assertThat(watch.best(() -> work(20_000))).isGreaterThan(2 * once);
  }

  @Test
  void rareRunsTakeAtLeastAsLongAsTheBest() {
    assertThat((double) watch.rare(() -> work(20_000))).isGreaterThan(watch.best(() -> work(20_000)) / 2);
  }

  @Test
  void severalThreadsWorkTogether() throws Exception {
    assertThat(watch.together(() -> work(2_000), 2)).isPositive();
  }

  private void work(int times) {
    long x = sum.get();
    for (int i = 0; i < times; i++) {
      x = x * 6_364_136_223_846_793_005L + i;
    }
    sum.set(x);
  }
}
