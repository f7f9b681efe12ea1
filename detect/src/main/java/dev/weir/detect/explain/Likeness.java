package dev.weir.detect.explain;

import dev.weir.detect.engine.Alphabet;
import java.util.Optional;

/** What a refused candidate rather is, by the run of letters, digits and hyphens that it stands in: a UUID, a digest, a time. */
final class Likeness {

  private static final String UUID = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";
  private static final String DAY = "9999-99-99";
  private static final int LONGEST = 128;

  private Likeness() {}

  /** Returns what the place from {@code from} to before {@code to} looks like; nothing for most. */
  static Optional<Reason> of(byte[] bytes, int from, int to) {
    int start = from;
    while (start > Math.max(0, from - LONGEST) && joins(bytes[start - 1])) {
      start--;
    }
    int end = to;
    while (end < Math.min(bytes.length, to + LONGEST) && joins(bytes[end])) {
      end++;
    }
    return named(bytes, start, end).map(what -> new Reason("looks-like", "it looks like " + what));
  }

  private static Optional<String> named(byte[] bytes, int start, int end) {
    int length = end - start;
    if (length == UUID.length() && fits(bytes, start, UUID)) {
      return Optional.of("a UUID");
    }
    if (length >= DAY.length() && fits(bytes, start, DAY)) {
      return Optional.of("a date");
    }
    if ((length == 32 || length == 40 || length == 64 || length == 128)
        && fits(bytes, start, "x".repeat(length))) {
      return Optional.of("a digest");
    }
    boolean time = bytes[start] == '1' && bytes[start + 1] >= '4'
        && (length == 10 || length == 13) && fits(bytes, start, "9".repeat(length));
    return time
        ? Optional.of(length == 10 ? "a time in seconds" : "a time in milliseconds")
        : Optional.empty();
  }

  private static boolean joins(byte b) {
    return b == '-' || Alphabet.ALNUM.has(b & 0xff);
  }

  /** Whether there is this shape: {@code 9} is a digit, {@code x} a hexadecimal one. */
  private static boolean fits(byte[] bytes, int at, String shape) {
    for (int i = 0; i < shape.length(); i++) {
      int c = bytes[at + i] & 0xff;
      boolean fits = switch (shape.charAt(i)) {
        case '9' -> Alphabet.DIGITS.has(c);
        case 'x' -> Alphabet.HEX.has(c);
        default -> c == shape.charAt(i);
      };
      if (!fits) {
        return false;
      }
    }
    return true;
  }
}
