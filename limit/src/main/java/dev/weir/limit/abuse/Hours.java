package dev.weir.limit.abuse;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;

/**
 * The hours of the day in which calls come, those of weekdays and of weekends apart. An hour is unusual where hardly any that
 * is new was to be expected: by the share of hours that came once only among all that came (Good, "The population frequencies
 * of species and the estimation of population parameters", 1953). So whoever calls at any time has no unusual hour.
 */
final class Hours implements Lasting {

  /** For so long after the first call every hour is new, and what comes is usual. */
  static final Duration LEARNING = Duration.ofDays(7);

  private static final int HOURS = 24;
  /** On so many days an hour has to come to be usual, once all is learnt: who comes again has not come by right. */
  private static final int USUAL_DAYS = 3;
  /** Beyond so many days all are forgotten by half, so that habits may change. */
  private static final int MOST_DAYS = 96;
  private static final double EXPECTED = 0.05;
  /** What starts by the clock starts a little early or late. */
  private static final Duration GRACE = Duration.ofMinutes(15);

  /** So long it takes until an hour of weekends has come on {@value #USUAL_DAYS} days. */
  private static final Duration CHANGED = Duration.ofDays(15);

  private final byte[] days = new byte[2 * HOURS];
  private long first = Long.MIN_VALUE;
  private long latest = Long.MIN_VALUE;
  private boolean unusual;

  /** Returns whether hardly any call was to be expected in the hour of {@code millis} where the clock stands in {@code zone}. */
  boolean isUnusual(long millis, ZoneId zone) {
    long clock = millis + zone.getRules().getOffset(Instant.ofEpochMilli(millis)).getTotalSeconds() * 1_000L;
    long hour = Math.floorDiv(clock, Duration.ofHours(1).toMillis());
    if (hour != latest) {
      first = first == Long.MIN_VALUE ? millis : first;
      boolean learning = millis - first < LEARNING.toMillis();
      latest = hour;
      unusual = !learning && !isKnown(millis, zone) && newOnes() < EXPECTED;
      count(place(millis, zone), learning ? USUAL_DAYS : 1);
    }
    return unusual;
  }

  /** A clock that was changed is not everybody's: for some time it counts as well what it was. */
  private boolean isKnown(long millis, ZoneId zone) {
    Instant time = Instant.ofEpochMilli(millis);
    ZoneOffsetTransition changed = zone.getRules().previousTransition(time);
    boolean lately = changed != null && Duration.between(changed.getInstant(), time).compareTo(CHANGED) < 0;
    return isUsual(millis, zone) || lately && isUsual(millis, changed.getOffsetBefore());
  }

  private boolean isUsual(long millis, ZoneId zone) {
    long grace = GRACE.toMillis();
    return days[place(millis, zone)] >= USUAL_DAYS || days[place(millis - grace, zone)] >= USUAL_DAYS
        || days[place(millis + grace, zone)] >= USUAL_DAYS;
  }

  /** Returns how much of what comes is likely in an hour that did not come yet. */
  private double newOnes() {
    int once = 0;
    int all = 0;
    for (byte each : days) {
      once += each > 0 && each <= USUAL_DAYS ? 1 : 0;
      all += Math.ceilDiv(each, USUAL_DAYS);
    }
    return (once + 1.0) / (all + 1);
  }

  private void count(int place, int weight) {
    days[place] += (byte) weight;
    if (days[place] > MOST_DAYS) {
      for (int i = 0; i < days.length; i++) {
        days[i] = (byte) (days[i] / 2);
      }
    }
  }

  @Override
  public void write(DataOutput out) throws IOException {
    out.write(days);
    out.writeLong(first);
    out.writeLong(latest);
    out.writeBoolean(unusual);
  }

  @Override
  public void read(DataInput in) throws IOException {
    in.readFully(days);
    first = in.readLong();
    latest = in.readLong();
    unusual = in.readBoolean();
  }

  private static int place(long millis, ZoneId zone) {
    ZonedDateTime time = Instant.ofEpochMilli(millis).atZone(zone);
    return time.getHour() + (time.getDayOfWeek().getValue() > 5 ? HOURS : 0);
  }
}
