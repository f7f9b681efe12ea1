package dev.weir.detect.nest;

/**
 * Runs of the characters that base64 and hexadecimal are made of. Long ones are looked for from where they would end, as Boyer
 * and Moore look for a word, so that in prose most bytes are never touched.
 */
final class Runs {

  /** Twelve bytes in base64: shorter than any value that is looked for inside of a text. */
  static final int SHORTEST = 16;
  /** Signs at the most behind the end of a run: of base64 two, of base32 six. */
  private static final int PADDING = 6;
  private static final int UUID = 36;
  private static final int SHORTEST_LINE = 56;
  private static final int LONGEST_LINE = 80;
  private static final int DEEPEST_INDENTATION = 32;

  private static final boolean[] MEMBER = new boolean[256];

  static {
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_".chars()
        .forEach(c -> MEMBER[c] = true);
  }

  private static final boolean[] JOINER = new boolean[256];

  static {
    "+/-_".chars().forEach(c -> JOINER[c] = true);
  }

  private final byte[] bytes;
  private final int to;
  private int from;
  private int end;

  /** Goes through {@code bytes[from..to)}. */
  Runs(byte[] bytes, int from, int to) {
    this.bytes = bytes;
    this.to = to;
    end = from;
  }

  static boolean member(byte b) {
    return MEMBER[b & 0xff];
  }

  /** Returns whether {@code b} stands between the parts of paths and names as well. */
  static boolean joins(byte b) {
    return JOINER[b & 0xff];
  }

  /** Returns whether {@code bytes[from..to)} is written as a UUID is (RFC 9562 section 4), which is of no encoding. */
  static boolean isUuid(byte[] bytes, int from, int to) {
    return to - from == UUID && bytes[from + 8] == '-' && bytes[from + 13] == '-' && bytes[from + 18] == '-'
        && bytes[from + 23] == '-';
  }

  /** Goes to the next run of {@link #SHORTEST} or more; returns whether there is one. */
  boolean next() {
    int start = end;
    int good = start;
    while (start + SHORTEST <= to) {
      int last = start + SHORTEST - 1;
      int i = last;
      while (i >= good && MEMBER[bytes[i] & 0xff]) {
        i--;
      }
      if (i < good) {
        from = start;
        end = end(start, last + 1);
        return true;
      }
      good = last + 1;
      start = i + 1;
    }
    return false;
  }

  /** Goes to the run that begins at {@code start}, however short; returns whether there is one. */
  boolean at(int start) {
    from = start;
    end = end(start, start);
    return end > start;
  }

  /** Returns where the run ends, its padding and further lines included, however far they are indented. */
  private int end(int start, int behind) {
    int line = start;
    int i = behind;
    while (true) {
      while (i < to && MEMBER[bytes[i] & 0xff]) {
        i++;
      }
      int next = lineEnd(i);
      boolean goesOn = next > i && i - line >= SHORTEST_LINE && i - line <= LONGEST_LINE && next < to
          && MEMBER[bytes[next] & 0xff];
      if (!goesOn) {
        return padding(i);
      }
      line = next;
      i = next;
    }
  }

  /** Returns where the next line begins behind its indentation; {@code i} where no line ends. */
  private int lineEnd(int i) {
    int end = i < to && bytes[i] == '\r' ? i + 1 : i;
    if (end >= to || bytes[end] != '\n') {
      return i;
    }
    int next = end + 1;
    while (next < to && next <= end + DEEPEST_INDENTATION && (bytes[next] == ' ' || bytes[next] == '\t')) {
      next++;
    }
    return next;
  }

  private int padding(int from) {
    int i = from;
    while (i < to && i < from + PADDING && bytes[i] == '=') {
      i++;
    }
    return i;
  }

  int from() {
    return from;
  }

  int to() {
    return end;
  }
}
