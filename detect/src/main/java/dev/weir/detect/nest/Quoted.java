package dev.weir.detect.nest;

/**
 * Tells a mail's text in quoted-printable (RFC 2045 section 6.7) that stands in a value: its lines are short, one of the first has
 * spaces and is broken softly where it is nearly too long, and what follows each equals sign is a code or the end of its line.
 */
final class Quoted {

  private static final int LONGEST_LINE = 78;
  /** Programs break a line where it would become too long, and not before. */
  private static final int SHORTEST_BROKEN = 56;
  /** So far a soft break is looked for. */
  private static final int LOOKED_AT = 4096;
  private static final int LONGEST_CHARSET = 40;

  private Quoted() {}

  /** Returns whether {@code bytes[from..to)} is one, maybe behind a mail's head. */
  static boolean in(byte[] bytes, int from, int to) {
    int line = softlyBroken(bytes, from, Math.min(to, from + LOOKED_AT));
    return line >= 0 && codes(bytes, line, to);
  }

  /** Returns where the first line begins that an equals sign ends; -1 where none does, or before it a line is too long. */
  private static int softlyBroken(byte[] bytes, int from, int to) {
    int line = from;
    boolean spaced = false;
    for (int i = from; i < to && i - line <= LONGEST_LINE; i++) {
      spaced |= bytes[i] == ' ';
      if (bytes[i] == '\n') {
        int last = i > line && bytes[i - 1] == '\r' ? i - 2 : i - 1;
        if (spaced && last - line >= SHORTEST_BROKEN && bytes[last] == '=') {
          return line;
        }
        line = i + 1;
        spaced = false;
      }
    }
    return -1;
  }

  /** Returns whether {@code bytes[from..to)} begins with an encoded word of the heads of mails, {@code =?charset?Q?…?=} (RFC 2047). */
  static boolean isWord(byte[] bytes, int from, int to) {
    int mark = from + 2;
    while (mark < Math.min(to, from + LONGEST_CHARSET) && bytes[mark] > ' ' && bytes[mark] != '?') {
      mark++;
    }
    return mark + 2 < to && bytes[from] == '=' && bytes[from + 1] == '?' && bytes[mark] == '?'
        && (bytes[mark + 1] | 0x20) == 'q' && bytes[mark + 2] == '?';
  }

  private static boolean codes(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] == '=' && !breaks(bytes, i + 1, to) && !(hex(bytes, i + 1, to) && hex(bytes, i + 2, to))) {
        return false;
      }
    }
    return true;
  }

  private static boolean breaks(byte[] bytes, int i, int to) {
    return i == to || bytes[i] == '\n' || bytes[i] == '\r';
  }

  private static boolean hex(byte[] bytes, int i, int to) {
    return i < to && (bytes[i] >= '0' && bytes[i] <= '9' || bytes[i] >= 'A' && bytes[i] <= 'F');
  }
}
