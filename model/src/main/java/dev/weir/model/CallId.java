package dev.weir.model;

import java.util.concurrent.ThreadLocalRandom;

/**
 * Names one call in its answer ({@code Weir-Request-Id}), in the audit log and in metrics' exemplars: 26 characters of
 * Crockford Base32, 48 bits of milliseconds and 80 random bits, so that they sort by time (the ULID form).
 */
public record CallId(String text) {

  private static final char[] DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ".toCharArray();

  /** Returns a new id; the random part only tells calls apart and guards nothing. */
  public static CallId next(long epochMillis) {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    char[] text = new char[26];
    spell(text, 0, 10, epochMillis);
    spell(text, 10, 8, random.nextLong());
    spell(text, 18, 8, random.nextLong());
    return new CallId(new String(text));
  }

  private static void spell(char[] into, int from, int digits, long bits) {
    long rest = bits;
    for (int i = from + digits - 1; i >= from; i--) {
      into[i] = DIGITS[(int) (rest & 31)];
      rest >>>= 5;
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
