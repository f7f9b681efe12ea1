package dev.weir.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LastHourTest {

  private static final long MINUTE = Duration.ofMinutes(1).toNanos();

  private final LastHour hour = new LastHour();

  @ParameterizedTest
  @ValueSource(longs = {0, -90_000_000_000L, Long.MAX_VALUE / 2})
  void countsTheHourBehindItWhateverTheClockBeganWith(long start) {
    assertThat(hour.sum(start)).isZero();
    hour.add(start);
    hour.add(start);
    hour.add(start + 30 * MINUTE);

    assertThat(hour.sum(start + 30 * MINUTE)).isEqualTo(3);
    assertThat(hour.sum(start + 60 * MINUTE)).isEqualTo(1);
    hour.add(start + 60 * MINUTE);
    assertThat(hour.sum(start + 60 * MINUTE)).as("its cell is used anew").isEqualTo(2);
    assertThat(hour.sum(start + 1_000 * MINUTE)).isZero();
  }
}
