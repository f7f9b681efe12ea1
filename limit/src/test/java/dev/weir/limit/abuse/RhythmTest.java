package dev.weir.limit.abuse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.model.RuleRef;
import dev.weir.model.watch.AbuseTerms;
import dev.weir.model.watch.AbuseTerms.Measure;
import dev.weir.model.watch.Alarm;
import dev.weir.model.watch.Sign;
import dev.weir.model.watch.Watch;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** When calls come tells of abuse. */
final class RhythmTest extends Watching {

  @Test
  void tellsABeaconFromPeople() {
    AbuseTerms terms = beacon();
    Random random = new Random(5);
    for (int i = 0; i < 2_000; i++) {
      assertThat(call(terms, "people", i)).isEqualTo(quiet());
      pass(Duration.ofMillis((long) (60_000 * -Math.log(1 - random.nextDouble()))));
    }
    List<Alarm> seen = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      seen.addAll(call(terms, "home", i).alarms());
      pass(Duration.ofMillis(60_000 + random.nextInt(12_000) - 6_000));
    }
    assertThat(seen).extracting(Alarm::sign).contains(Sign.BEACON);
    assertThat(seen).hasSizeLessThan(5);
  }

  /** Half of the interval as jitter, several calls at once, and a night in between: still a program that reports home. */
  @Test
  void tellsABeaconWithJitter() {
    AbuseTerms terms = beacon();
    Random random = new Random(6);
    List<Alarm> seen = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      seen.addAll(call(terms, "home", i).alarms());
      pass(Duration.ofMillis(300 + random.nextInt(500)));
      seen.addAll(call(terms, "home", -i).alarms());
      pass(i == 20 ? Duration.ofHours(9) : Duration.ofMillis(30_000 + random.nextInt(60_000)));
    }
    assertThat(seen).extracting(Alarm::sign).contains(Sign.BEACON);
  }

  /** People come in bursts and at any time; what never rests is a flood, and a queue that is worked off is irregular. */
  @Test
  void takesNoWorkForABeacon() {
    AbuseTerms terms = beacon();
    Random random = new Random(8);
    for (int seed = 0; seed < 20; seed++) {
      for (int i = 0; i < 1_000; i++) {
        assertThat(call(terms, "people" + seed, i)).as("call %s", i).isEqualTo(quiet());
        pass(Duration.ofMillis((long) (20_000 * -Math.log(1 - random.nextDouble()))));
        assertThat(call(terms, "steady", i)).isEqualTo(quiet());
      }
    }
    for (int i = 0; i < 5_000; i++) {
      assertThat(call(terms, "always", i)).isEqualTo(quiet());
      pass(Duration.ofSeconds(1));
    }
  }

  /** Calls within five seconds are one beat, so that all that comes fast is spread little. */
  @Test
  void takesNoManyAtOnceForABeacon() {
    AbuseTerms terms = beacon();
    Random random = new Random(10);
    for (int i = 0; i < 20_000; i++) {
      assertThat(call(terms, "replicas", i)).as("call %s", i).isEqualTo(quiet());
      pass(Duration.ofMillis((long) (3_000 * -Math.log(1 - random.nextDouble()))));
    }
  }

  /** Who goes by another clock comes an hour earlier from the last Sunday of October on. */
  @Test
  void knowsThatAClockWasChanged() {
    AbuseTerms terms = hour(ZoneId.of("Europe/Berlin"), Measure.RECORD);
    now = Instant.parse("2026-10-05T07:30:00Z");
    for (int day = 0; day < 60; day++) {
      for (int call = 0; call < 8; call++) {
        assertThat(call(terms, "pay", call)).as("day %s, call %s", day, call).isEqualTo(quiet());
        pass(Duration.ofMinutes(30));
      }
      pass(Duration.ofHours(20));
    }
  }

  @Test
  void tellsAnHourInWhichNobodyCalls() {
    AbuseTerms terms = hour(ZoneId.of("Europe/Berlin"), Measure.DENY);
    now = Instant.parse("2026-11-16T07:50:00Z");
    for (int day = 0; day < 21; day++) {
      boolean works = day % 7 < 5;
      for (int call = 0; call < 16; call++) {
        if (works) {
          assertThat(call(terms, "pay", call)).as("day %s, call %s", day, call).isEqualTo(quiet());
        }
        pass(Duration.ofMinutes(33));
      }
      pass(Duration.ofHours(24).minus(Duration.ofMinutes(16 * 33)));
    }
    now = Instant.parse("2026-12-08T02:10:00Z");
    Watch.Seen night = call(terms, "pay", 1);
    assertThat(night.alarms()).extracting(Alarm::reason)
        .containsExactly("an hour of the day in which this caller never calls");
    assertThat(night.held()).isPresent();
    pass(Duration.ofMinutes(40));
    assertThat(call(terms, "pay", 2).held()).as("for as long as the hour lasts").isPresent();
    now = Instant.parse("2026-12-08T09:00:00Z");
    assertThat(call(terms, "pay", 3)).isEqualTo(quiet());
    now = Instant.parse("2026-12-09T02:30:00Z");
    assertThat(call(terms, "pay", 4).alarms()).as("once is no habit").hasSize(1);
    now = Instant.parse("2026-12-12T10:00:00Z");
    assertThat(call(terms, "pay", 5).alarms()).as("on a Saturday").hasSize(1);
  }

  @Test
  void takesNoHourForUnusualOfWhoeverCallsAtAnyTime() {
    AbuseTerms terms = hour(ZoneOffset.UTC, Measure.RECORD);
    Random random = new Random(9);
    for (int day = 0; day < 60; day++) {
      Instant midnight = now;
      for (int call = random.nextInt(3); call > 0; call--) {
        now = midnight.plus(Duration.ofMinutes(random.nextInt(24 * 60)));
        assertThat(call(terms, "pay", call).alarms()).as("day %s", day).isEmpty();
      }
      now = midnight.plus(Duration.ofDays(1));
    }
  }

  /** A habit that has come to be is one. */
  @Test
  void learnsANewHour() {
    AbuseTerms terms = hour(ZoneOffset.UTC, Measure.RECORD);
    int told = 0;
    for (int day = 0; day < 40; day++) {
      for (int hour = 0; hour < 8; hour++) {
        assertThat(call(terms, "pay", hour)).isEqualTo(quiet());
        pass(Duration.ofHours(1));
      }
      pass(Duration.ofHours(8));
      told += day < 20 ? 0 : call(terms, "pay", 9).alarms().size();
      pass(Duration.ofHours(8));
    }
    assertThat(told).isBetween(2, 8);
  }

  private static AbuseTerms beacon() {
    return new AbuseTerms(new RuleRef("abuse"), NEVER, NEVER, NEVER, NEVER, false, 0, true,
        Optional.empty(), Optional.empty(), Measure.RECORD, Duration.ofMinutes(5), Optional.empty());
  }

  private static AbuseTerms hour(ZoneId zone, Measure measure) {
    return new AbuseTerms(new RuleRef("abuse"), NEVER, NEVER, NEVER, NEVER, false, 0, false,
        Optional.of(zone), Optional.empty(), measure, Duration.ofMinutes(5), Optional.empty());
  }
}
