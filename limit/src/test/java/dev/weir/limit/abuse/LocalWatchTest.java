package dev.weir.limit.abuse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.model.RuleRef;
import dev.weir.model.net.Ip;
import dev.weir.model.watch.AbuseTerms;
import dev.weir.model.watch.AbuseTerms.Measure;
import dev.weir.model.watch.AbuseTerms.Often;
import dev.weir.model.watch.Alarm;
import dev.weir.model.watch.Sight;
import dev.weir.model.watch.Sign;
import dev.weir.model.watch.Watch;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What calls are and how many tells of abuse. */
final class LocalWatchTest extends Watching {

  private static final Ip USUAL = Ip.v4(0xc6336401L);
  private static final Ip ABROAD = Ip.v4(0xcb007101L);
  private static final Optional<Often> TEN_A_MINUTE = Optional.of(new Often(10, Duration.ofMinutes(1)));

  @Test
  void tellsALoopOfIdenticalCallsAndEndsIt() {
    AbuseTerms terms = terms(TEN_A_MINUTE, NEVER, NEVER, Measure.DENY);
    for (int i = 1; i < 10; i++) {
      assertThat(call(terms, "pay", 7)).isEqualTo(quiet());
    }
    Watch.Seen tenth = call(terms, "pay", 7);
    assertThat(tenth.alarms()).extracting(Alarm::sign).containsExactly(Sign.IDENTICAL);
    assertThat(tenth.held()).hasValueSatisfying(held -> {
      assertThat(held.reason()).isEqualTo("the same request 10 times in 60 s");
      assertThat(held.left()).isEqualTo(Duration.ofMinutes(5));
    });
    assertThat(call(terms, "pay", 8).held()).isPresent();
    assertThat(call(terms, "pay", 8).alarms()).isEmpty();
    assertThat(call(terms, "other", 7).held()).isEmpty();
    pass(Duration.ofMinutes(6));
    assertThat(call(terms, "pay", 7)).isEqualTo(quiet());
    assertThat(alerted).hasSize(1);
  }

  @Test
  void takesDifferentCallsForWhatTheyAre() {
    AbuseTerms terms = terms(TEN_A_MINUTE, NEVER, NEVER, Measure.DENY);
    for (int i = 0; i < 5_000; i++) {
      assertThat(call(terms, "pay", i)).isEqualTo(quiet());
    }
  }

  /** Among others, too: a call that is more than a thirty-third of all cannot hide. */
  @Test
  void findsALoopAmongOtherCalls() {
    AbuseTerms terms = terms(TEN_A_MINUTE, NEVER, NEVER, Measure.RECORD);
    boolean told = false;
    for (int i = 0; i < 400; i++) {
      told |= !call(terms, "pay", i % 10 == 0 ? 7 : 1000 + i).alarms().isEmpty();
    }
    assertThat(told).isTrue();
  }

  @Test
  void throttlesToOneCallInASecond() {
    AbuseTerms terms = terms(TEN_A_MINUTE, NEVER, NEVER, Measure.THROTTLE);
    int passed = 0;
    for (int i = 0; i < 100; i++) {
      passed += call(terms, "pay", 7).held().isEmpty() ? 1 : 0;
      pass(Duration.ofMillis(100));
    }
    assertThat(passed).isBetween(9 + 8, 9 + 11);
  }

  @Test
  void tellsAStormOfRetries() {
    AbuseTerms terms = terms(NEVER, TEN_A_MINUTE, NEVER, Measure.DENY);
    for (int i = 1; i < 10; i++) {
      assertThat(watch.failed(terms, sight("pay", i))).isEmpty();
    }
    assertThat(watch.failed(terms, sight("pay", 10))).extracting(Alarm::sign).containsExactly(Sign.FAILURES);
    assertThat(call(terms, "pay", 11).held()).isPresent();
  }

  @Test
  void tellsAFanOutOnceAndHoldsTheCallerEverywhere() {
    AbuseTerms terms = terms(NEVER, NEVER, TEN_A_MINUTE, Measure.DENY);
    for (int i = 1; i < 10; i++) {
      assertThat(call(terms, "host" + i, i)).isEqualTo(quiet());
    }
    assertThat(call(terms, "host10", 1).alarms()).extracting(Alarm::sign).containsExactly(Sign.FAN_OUT);
    assertThat(call(terms, "host1", 1).held()).isPresent();
    assertThat(call(terms, "host11", 1).alarms()).isEmpty();
  }

  @Test
  void tellsANewDestinationOfAnOldCaller() {
    AbuseTerms terms = new AbuseTerms(new RuleRef("abuse"), NEVER, NEVER, NEVER, NEVER, true, 0, false,
        Optional.empty(), Optional.empty(), Measure.RECORD, Duration.ofMinutes(5), Optional.empty());
    assertThat(call(terms, "pay", 1)).isEqualTo(quiet());
    assertThat(call(terms, "mail", 1)).isEqualTo(quiet());
    pass(Duration.ofHours(25));
    assertThat(call(terms, "mail", 1)).isEqualTo(quiet());
    assertThat(call(terms, "drop", 1).alarms()).extracting(Alarm::sign).containsExactly(Sign.NEW_DESTINATION);
    assertThat(call(terms, "drop", 1)).isEqualTo(quiet());
  }

  @Test
  void tellsANewCountryOfAnOldCaller() {
    Path file = Path.of("countries.mmdb");
    LocalWatch own = new LocalWatch((_, _, _) -> {}, (from, ip) -> from.equals(file) && !ip.equals(HOME)
        ? Optional.of(ip.equals(ABROAD) ? "NZ" : "DE")
        : Optional.empty());
    AbuseTerms terms = new AbuseTerms(new RuleRef("abuse"), NEVER, NEVER, NEVER, NEVER, false, 0, false,
        Optional.empty(), Optional.of(file), Measure.DENY, Duration.ofMinutes(5), Optional.empty());
    assertThat(own.leaving(terms, between(USUAL, USUAL))).isEqualTo(quiet());
    pass(Duration.ofHours(25));
    assertThat(own.leaving(terms, between(HOME, HOME))).isEqualTo(quiet());
    assertThat(own.leaving(terms, between(USUAL, ABROAD)).alarms()).extracting(Alarm::reason)
        .containsExactly("a country that this caller never went to: NZ");
    assertThat(own.leaving(terms, between(USUAL, ABROAD)).held()).isPresent();
    assertThat(own.leaving(terms, new Sight("shop", "mail", 1, 1, 1, now, USUAL, Optional.empty())).held())
        .isEmpty();
    assertThat(own.leaving(terms, between(ABROAD, USUAL)).alarms()).extracting(Alarm::reason)
        .containsExactly("a country that this caller never called from: NZ");
    assertThat(own.leaving(terms, new Sight("shop", "mail", 1, 1, 1, now, USUAL, Optional.empty())).held())
        .isPresent();
  }

  private Sight between(Ip from, Ip to) {
    return new Sight("shop", "pay", 1, 1, 1, now, from, Optional.of(to));
  }

  @Test
  void tellsAnHourThatIsUnlikeTheOthers() {
    AbuseTerms terms = volume();
    Random random = new Random(3);
    for (int hour = 0; hour < 30; hour++) {
      for (int i = 60 + random.nextInt(40); i > 0; i--) {
        assertThat(call(terms, "pay", i)).isEqualTo(quiet());
      }
      pass(Duration.ofHours(1));
    }
    List<Alarm> seen = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      seen.addAll(call(terms, "pay", i).alarms());
    }
    assertThat(seen).extracting(Alarm::reason)
        .containsExactly("more than 3 times the usual calls of an hour: 253 in this hour, usually 84");
  }

  @Test
  void tellsBytesThatAreUnlikeOthers() {
    AbuseTerms terms = volume();
    for (int hour = 0; hour < 20; hour++) {
      call(terms, "pay", hour);
      pass(Duration.ofHours(1));
    }
    Sight load = new Sight("shop", "pay", 1, 1, 50 << 20, now, HOME, Optional.empty());
    assertThat(watch.leaving(terms, load).alarms()).extracting(Alarm::reason)
        .containsExactly("more than 3 times the usual bytes of an hour: 52428800 in this hour, usually 2000");
  }

  @Test
  void knowsNothingOfVolumeBeforeItHasLearnt() {
    for (int i = 0; i < 5_000; i++) {
      assertThat(call(volume(), "pay", i)).isEqualTo(quiet());
    }
  }

  @Test
  void tellsWhoGoesThroughEveryPath() {
    AbuseTerms terms = new AbuseTerms(new RuleRef("abuse"), NEVER, NEVER, NEVER,
        Optional.of(new Often(200, Duration.ofMinutes(1))), false, 0, false, Optional.empty(),
        Optional.empty(), Measure.RECORD, Duration.ofMinutes(5), Optional.empty());
    for (int i = 0; i < 5_000; i++) {
      assertThat(call(terms, "pay", i % 150)).isEqualTo(quiet());
      pass(Duration.ofMillis(10));
    }
    int first = -1;
    for (int i = 0; i < 400 && first < 0; i++) {
      first = call(terms, "mail", i).alarms().isEmpty() ? -1 : i;
    }
    assertThat(first).isBetween(185, 215);
  }

  /** Half of a storm before the end of a minute and half behind it are one. */
  @Test
  void tellsAStormOverTheEndOfAWindow() {
    AbuseTerms terms = terms(NEVER, TEN_A_MINUTE, NEVER, Measure.RECORD);
    watch.failed(terms, sight("pay", 0));
    pass(Duration.ofSeconds(58));
    List<Alarm> seen = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      seen.addAll(watch.failed(terms, sight("pay", i)));
      pass(Duration.ofMillis(400));
    }
    assertThat(seen).hasSize(1);
  }

  /** Whoever goes everywhere takes no more room than that. */
  @Test
  void staysWithinItsRoom() {
    AbuseTerms terms = terms(TEN_A_MINUTE, TEN_A_MINUTE, NEVER, Measure.RECORD);
    for (int i = 0; i < 60_000; i++) {
      call(terms, "host" + i, i);
    }
    assertThat(watch.remembered()).isEqualTo(20_000);
  }

  private static AbuseTerms volume() {
    return new AbuseTerms(new RuleRef("abuse"), NEVER, NEVER, NEVER, NEVER, false, 3, false, Optional.empty(),
        Optional.empty(),
        Measure.RECORD,
        Duration.ofMinutes(5), Optional.empty());
  }

  private static AbuseTerms terms(Optional<Often> identical, Optional<Often> failures, Optional<Often> fanOut,
      Measure measure) {
    return new AbuseTerms(new RuleRef("abuse"), identical, failures, fanOut, NEVER, false, 0, false,
        Optional.empty(), Optional.empty(), measure,
        Duration.ofMinutes(5), Optional.empty());
  }
}
