package dev.weir.limit.abuse;

import dev.weir.model.watch.AbuseTerms;
import dev.weir.model.watch.AbuseTerms.Measure;
import dev.weir.model.watch.Sign;
import dev.weir.model.watch.Watch.Held;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** What was told of one caller, and what is done about it for now. */
final class Hold implements Lasting {

  private static final long A_SECOND = 1_000;

  private final Map<Sign, Long> told = new EnumMap<>(Sign.class);
  private long until;
  private long passed;
  private String reason = "";

  /** Returns whether {@code sign} was not told lately, and so is now. */
  boolean tells(Sign sign, long millis) {
    Long last = told.get(sign);
    boolean news = last == null || millis - last >= quiet(sign).toMillis();
    if (news) {
      told.put(sign, millis);
    }
    return news;
  }

  /** For so long the same sign is not told again: an hour stays what it is, and a rhythm goes on and on. */
  private static Duration quiet(Sign sign) {
    return switch (sign) {
      case VOLUME, HOUR -> Duration.ofHours(1);
      case BEACON -> Duration.ofDays(1);
      case IDENTICAL, FAILURES, FAN_OUT, PATHS, NEW_DESTINATION, NEW_COUNTRY -> Duration.ofMinutes(10);
    };
  }

  @Override
  public void write(DataOutput out) throws IOException {
    out.writeLong(until);
    out.writeUTF(reason);
    out.writeInt(told.size());
    for (Map.Entry<Sign, Long> each : told.entrySet()) {
      out.writeUTF(each.getKey().name());
      out.writeLong(each.getValue());
    }
  }

  @Override
  public void read(DataInput in) throws IOException {
    until = in.readLong();
    reason = in.readUTF();
    for (int left = in.readInt(); left > 0; left--) {
      String sign = in.readUTF();
      long at = in.readLong();
      Arrays.stream(Sign.values()).filter(known -> known.name().equals(sign))
          .forEach(known -> told.put(known, at));
    }
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
