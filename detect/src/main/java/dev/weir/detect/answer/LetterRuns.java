package dev.weir.detect.answer;

import java.util.HashSet;
import java.util.Set;
import java.util.function.LongConsumer;

/**
 * Runs of {@value #RUN} {@linkplain Letters letters} that texts have in common, where words cannot be told: one in
 * {@value #SAMPLED} of them, picked by its hash. Source: Manber, "Finding similar files in a large file system" (1994).
 */
final class LetterRuns {

  static final int RUN = 24;
  static final int SAMPLED = 8;

  private static final long BASE = 0x9e3779b97f4a7c15L;
  private static final long OLDEST = power(RUN);

  private final Set<Long> known = new HashSet<>();

  private static long power(int exponent) {
    long power = 1;
    for (int i = 0; i < exponent; i++) {
      power *= BASE;
    }
    return power;
  }

  /** Learns the runs of {@code text}, also as they are backwards and with letters thirteen places on. */
  void learn(String text, int most) {
    if (known.size() < most) {
      String turned = Letters.of(Letters.turned(text));
      String letters = Letters.of(text);
      new Reader().read(letters, known::add);
      new Reader().read(Letters.reversed(letters), known::add);
      new Reader().read(turned, known::add);
    }
  }

  /** Forgets the runs of {@code text}. */
  void forget(String text) {
    new Reader().read(Letters.of(text), known::remove);
  }

  boolean has(long run) {
    return known.contains(run);
  }

  /** Returns about how many runs one way of writing what is known has. */
  int size() {
    return known.size() / 3;
  }

  /** Remembers the last letters of one text. */
  static final class Reader {
    private final char[] last = new char[RUN];
    private int read;
    private long hash;

    void read(String letters, LongConsumer runs) {
      for (int i = 0; i < letters.length(); i++) {
        char c = letters.charAt(i);
        int place = read % RUN;
        hash = hash * BASE + c - last[place] * OLDEST;
        last[place] = c;
        read = read + 1 == 2 * RUN ? RUN : read + 1;
        long mixed = (hash ^ hash >>> 32) * 0xff51afd7ed558ccdL;
        if (read >= RUN && (mixed >>> 33) % SAMPLED == 0) {
          runs.accept(mixed);
        }
      }
    }
  }
}
