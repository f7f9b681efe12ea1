package dev.weir.limit.abuse;

import dev.weir.model.watch.AbuseTerms.Often;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;

/** Where one caller goes. Guarded by itself. */
final class Round implements Lasting {

  /** For so long after its first call everything is new with a caller. */
  static final Duration LEARNING = Duration.ofHours(24);

  /** Whoever goes to more knows no place of its own. */
  private static final int MOST_KNOWN = 1024;

  final Hold hold = new Hold();
  private final Known known = new Known(MOST_KNOWN);
  private final Known countries = new Known(MOST_KNOWN);
  private final Known now = new Known(MOST_KNOWN);
  private long from;
  private long first = Long.MIN_VALUE;

  /** Returns whether the caller goes with this to as many destinations as {@code often} says. */
  boolean reaches(Often often, String destination, long millis) {
    if (millis - from >= often.period().toMillis() || millis < from) {
      from = millis;
      now.clear();
    }
    if (now.size() < often.amount()) {
      now.add(destination);
    }
    return now.size() >= often.amount();
  }

  /** Returns whether the caller was long here and never there. */
  boolean isNew(String destination, long millis) {
    return isNew(known, destination, millis);
  }

  /** Returns whether the caller was long here and never in that country, or never from there. */
  boolean isNewCountry(String country, long millis) {
    return isNew(countries, country, millis);
  }

  @Override
  public synchronized void write(DataOutput out) throws IOException {
    hold.write(out);
    out.writeLong(first);
    known.write(out);
    countries.write(out);
  }

  @Override
  public synchronized void read(DataInput in) throws IOException {
    hold.read(in);
    first = in.readLong();
    known.read(in);
    countries.read(in);
  }

  private boolean isNew(Known all, String one, long millis) {
    first = first == Long.MIN_VALUE ? millis : first;
    return all.add(one) && millis - first >= LEARNING.toMillis();
  }
}
