package dev.weir.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Windows by the calendar of a place, at the turns of its summer time. */
final class WindowTest {

  @ParameterizedTest
  @CsvSource({"DAY, Europe/Berlin, 2026-03-29T12:00:00Z, 23", "DAY, Europe/Berlin, 2026-10-25T12:00:00Z, 25",
    "DAY, Asia/Beirut, 2026-03-28T12:00:00Z, 24", "DAY, Asia/Beirut, 2026-03-29T12:00:00Z, 23",
    "HOUR, Europe/Berlin, 2026-10-25T00:30:00Z, 1", "HOUR, Europe/Berlin, 2026-10-25T01:30:00Z, 1",
    "HOUR, Australia/Lord_Howe, 2026-10-03T15:40:00Z, 1",
    "HOUR, Australia/Lord_Howe, 2026-04-04T15:10:00Z, 1",
    "MONTH, UTC, 2028-02-29T23:59:59Z, 696", "MONTH, Asia/Tokyo, 2027-02-28T15:00:00Z, 744",
    "MONTH, Europe/Berlin, 2026-03-10T12:00:00Z, 743", "MONTH, Europe/Berlin, 2026-10-10T12:00:00Z, 745"})
  void hasAsManyHoursAsThePlaceHas(Window window, ZoneId zone, Instant at, long hours) {
    assertThat(Duration.between(window.begin(at, zone), window.end(at, zone)))
        .isEqualTo(Duration.ofHours(hours));
  }

  @Test
  void endsWhereTheNextBegins() {
    for (String name : new String[]{"Europe/Berlin", "Asia/Beirut", "America/New_York", "Africa/Cairo",
      "Asia/Kathmandu", "America/Santiago", "Australia/Lord_Howe", "America/Havana", "Africa/Casablanca",
      "Antarctica/Troll", "America/St_Johns"}) {
      ZoneId zone = ZoneId.of(name);
      for (Instant at = Instant.parse("2026-01-01T00:10:00Z"); at
          .isBefore(Instant.parse("2027-01-01T00:00:00Z")); at = at
              .plus(Duration.ofHours(1))) {
        for (Window window : new Window[]{Window.HOUR, Window.DAY, Window.MONTH}) {
          Instant end = window.end(at, zone);
          assertThat(window.begin(end, zone)).as("%s of %s in %s", window, at, name).isEqualTo(end);
          assertThat(window.begin(end.minusNanos(1), zone)).isEqualTo(window.begin(at, zone));
        }
      }
    }
  }
}
