package dev.weir.limit.abuse;

import dev.weir.model.watch.AbuseTerms;
import dev.weir.model.watch.AbuseTerms.Measure;
import dev.weir.model.watch.Sign;
import dev.weir.model.watch.Watch.Held;
import java.time.Duration;
import java.util.Optional;

/** What was told of one caller, and what is done about it for now. */
final class Hold {

  /** The same sign is not told again before. */
  private static final long QUIET_MILLIS = Duration.ofMinutes(10).toMillis();
  private static final long A_SECOND = 1_000;

  private final long[] told = new long[Sign.values().length];
  private long until;
  private long passed;
  private String reason = "";

  /** Returns whether {@code sign} was not told lately, and so is now. */
  @SuppressWarnings("EnumOrdinal") // an index that lives no longer than this process
  boolean tells(Sign sign, long millis) {
    long last = told[sign.ordinal()];
    boolean news = last == 0 || millis - last >= QUIET_MILLIS;
    told[sign.ordinal()] = news ? millis : last;
    return news;
  }

  /** The measure begins, or goes on. */
  void begin(AbuseTerms terms, String why, long millis) {
    if (terms.measure() != Measure.RECORD) {
      until = millis + terms.lasts().toMillis();
      reason = why;
    }
  }

  /** Returns why a call may not pass at {@code millis}. */
  Optional<Held> at(AbuseTerms terms, long millis) {
    if (millis >= until || terms.measure() == Measure.RECORD) {
      return Optional.empty();
    }
    if (terms.measure() == Measure.THROTTLE) {
      if (millis - passed >= A_SECOND) {
        passed = millis;
        return Optional.empty();
      }
      return Optional.of(new Held(reason, Duration.ofMillis(A_SECOND)));
    }
    return Optional.of(new Held(reason, Duration.ofMillis(until - millis)));
  }
}
