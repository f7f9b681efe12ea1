package dev.weir.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class FakeClockTest {

  @Test
  void standsStillUntilItIsMoved() {
    FakeClock clock = FakeClock.at("2026-01-31T12:00:00Z");
    Clock tokyo = clock.withZone(ZoneId.of("Asia/Tokyo"));

    assertThat(clock.instant()).isEqualTo(Instant.parse("2026-01-31T12:00:00Z"));
    clock.advance(Duration.ofHours(1));
    assertThat(tokyo.instant()).isEqualTo(Instant.parse("2026-01-31T13:00:00Z"));
    clock.set(Instant.EPOCH);
    assertThat(tokyo.millis()).isZero();
  }
}
