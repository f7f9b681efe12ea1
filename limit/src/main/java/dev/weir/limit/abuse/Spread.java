package dev.weir.limit.abuse;

import dev.weir.model.watch.AbuseTerms.Often;
import java.util.BitSet;

/**
 * Counts what is different within windows that begin with the first in them, in fixed room: by linear counting (Whang,
 * Vander-Zanden and Taylor, "A linear-time probabilistic counting algorithm for database applications", 1990), to within some
 * three percent up to the {@value #MOST} that it is made for.
 */
final class Spread {

  static final int MOST = 5_000;

  private static final int BITS = 4_096;

  private final BitSet met = new BitSet(0);
  private long from;

  /** Returns whether this one makes as many different ones as {@code often} says. */
  boolean reaches(Often often, long one, long millis) {
    if (millis - from >= often.period().toMillis() || millis < from) {
      from = millis;
      met.clear();
    }
    met.set((int) (mixed(one) & BITS - 1));
    int free = Math.max(1, BITS - met.cardinality());
    return -BITS * Math.log((double) free / BITS) >= often.amount() - 0.5;
  }

  /** A checksum's low bits alone are not spread evenly (the finalizer of MurmurHash3). */
  private static long mixed(long one) {
    long half = (one ^ one >>> 33) * 0xff51afd7ed558ccdL;
    long mixed = (half ^ half >>> 33) * 0xc4ceb9fe1a85ec53L;
    return mixed ^ mixed >>> 33;
  }
}
