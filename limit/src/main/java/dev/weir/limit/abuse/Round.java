package dev.weir.limit.abuse;

import dev.weir.model.watch.AbuseTerms.Often;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/** Where one caller goes. Guarded by itself. */
final class Round implements Lasting {

  /** For so long after its first call everything is new with a caller. */
  static final Duration LEARNING = Duration.ofHours(24);

  /** Whoever goes to more knows no place of its own. */
  private static final int MOST_KNOWN = 1024;

  final Hold hold = new Hold();
  private final Set<String> known = new HashSet<>();
  private final Set<String> countries = new HashSet<>();
  private final Set<String> now = new HashSet<>();
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
    write(known, out);
    write(countries, out);
  }

  @Override
  public synchronized void read(DataInput in) throws IOException {
    hold.read(in);
    first = in.readLong();
    read(known, in);
    read(countries, in);
  }

  private static void write(Set<String> names, DataOutput out) throws IOException {
    out.writeInt(names.size());
    for (String name : names) {
      out.writeUTF(name);
    }
  }

  private static void read(Set<String> names, DataInput in) throws IOException {
    names.clear();
    for (int left = in.readInt(); left > 0; left--) {
      names.add(in.readUTF());
    }
  }

  private boolean isNew(Set<String> all, String one, long millis) {
    first = first == Long.MIN_VALUE ? millis : first;
    boolean added = all.size() < MOST_KNOWN && all.add(one);
    return added && millis - first >= LEARNING.toMillis();
  }
}
