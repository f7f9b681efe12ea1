package dev.weir.detect.engine;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The words round candidates, with how far away each hint is. It follows the candidates forwards and reads no byte twice, so
 * that a text full of numbers costs no more than its length; between candidates nothing is read.
 */
final class Nearby {

  static final long START = 0xcbf29ce484222325L;

  private static final int BEFORE = 72;
  private static final int BEHIND = 48;
  /** What stands behind is less likely to be meant. */
  private static final int BEHIND_COSTS = 24;
  private static final int LONGEST_WORD = 48;
  private static final int KEPT = 128;

  /** What a byte is to words: none of a letter, or one of a letter of some sort. */
  private static final byte[] KIND = new byte[256];
  private static final int LOWER = 1;
  private static final int UPPER = 2;
  /** The later bytes of a letter. */
  private static final int LATER = 3;
  private static final int LEAD = 4;
  /** The first byte of a letter of a script that may be written without spaces. */
  private static final int WIDE = 5;
  /** By kind: bits of the kinds behind which a word starts, a hump of a camelCase name, or a character of {@link #WIDE}. */
  private static final int[] STARTS = {0, 1, 0b111011, 0, 1, 0b111111};

  static {
    for (int c = 0; c < KIND.length; c++) {
      KIND[c] = (byte) (c >= 'a' && c <= 'z'
          ? LOWER
          : upper(c) ? UPPER : c < 0x80 || c >= 0xf8 ? 0 : c < 0xc0 ? LATER : c < 0xe0 ? LEAD : WIDE);
    }
  }

  /** Each byte as that of a small letter, where the byte before says no more: the small letters of Greek and Cyrillic have two first bytes. */
  private static final char[] FIRST = new char[256];

  static {
    for (int c = 0; c < FIRST.length; c++) {
      FIRST[c] = (char) (upper(c) ? c | 0x20 : c == 0xcf || c == 0xd1 ? c - 1 : c);
    }
  }

  /** The words that were met last, each where its number leaves a remainder, with the bits of its hints. */
  private final int[] starts = new int[KEPT];
  private final int[] ends = new int[KEPT];
  private final long[][] hints = new long[KEPT][];
  private int met;
  private int read;

  private Hint.Table table = Hint.table();
  /**
   * The hints that there are words of on either side of the candidate, and how far that goes: not before the value before this
   * one's name, and not behind this value.
   */
  private long[] before = table.bits();
  private long[] behind = table.bits();
  private int first;
  private int last;
  private int from = -1;
  private int to = -1;
  /** There is no break from the first of these to before the second. */
  private int unbroken;
  private int broken;

  void clear() {
    from = -1;
    met = 0;
    read = 0;
    unbroken = 0;
    broken = 0;
    if (table != Hint.table()) {
      table = Hint.table();
      before = table.bits();
      behind = table.bits();
    }
  }

  static long with(long hash, int b) {
    return (hash ^ b) * 0x100000001b3L;
  }

  int distance(Hint hint, Text text, int candidate, int end) {
    go(text, candidate, end);
    return distance(hint);
  }

  private int distance(Hint hint) {
    int best = Hint.NOWHERE;
    if (hint.in(before)) {
      for (int i = met - 1; kept(i) && starts[i % KEPT] >= first; i--) {
        if (ends[i % KEPT] <= from && hint.in(hints[i % KEPT])) {
          best = Math.min(best, from - ends[i % KEPT]);
        }
      }
    }
    if (hint.in(behind)) {
      for (int i = met - 1; kept(i) && starts[i % KEPT] >= to; i--) {
        if (ends[i % KEPT] <= last && hint.in(hints[i % KEPT])) {
          best = Math.min(best, ends[i % KEPT] - to + BEHIND_COSTS);
        }
      }
    }
    return best;
  }

  private boolean kept(int word) {
    return word >= 0 && word >= met - KEPT;
  }

  /** Returns whether there is a word of any of the hints. */
  boolean any(Hints hints, Text text, int candidate, int end) {
    go(text, candidate, end);
    return hints.meet(before) || hints.meet(behind);
  }

  private static void add(long[] bits, long[] to) {
    for (int i = 0; i < bits.length; i++) {
      to[i] |= bits[i];
    }
  }

  private void go(Text text, int candidate, int end) {
    if (candidate != from || end != to) {
      boolean moved = candidate != from;
      from = candidate;
      to = end;
      first = Math.max(from - BEFORE, text.valueBeforeName());
      last = last(text);
      read(text, first, last);
      if (moved) {
        measureBefore();
      }
      measureBehind();
    }
  }

  /** Returns the word that {@link #distance} last counted to, for this hint. */
  Supposition.Near nearest(Hint hint) {
    int best = distance(hint);
    for (int i = Math.max(0, met - KEPT); best < Hint.NOWHERE && i < met; i++) {
      int start = starts[i % KEPT];
      int end = ends[i % KEPT];
      boolean meant = end <= from ? from - end == best : end - to + BEHIND_COSTS == best;
      if (meant && hint.in(hints[i % KEPT])) {
        return new Supposition.Near(start, end);
      }
    }
    return Supposition.Near.NOTHING;
  }

  /** Reads on from {@code first}, or from where it came to, to before {@code end}. */
  private void read(Text text, int first, int end) {
    byte[] bytes = text.bytes();
    int last = Math.min(end, text.length());
    int i = Math.max(read, first);
    while (i < last) {
      long begun = i + Block.WORD <= last ? Block.begun(bytes, i) : Block.UNTOLD;
      if (begun == Block.UNTOLD) {
        int before = i > 0 ? KIND[bytes[i - 1] & 0xff] : 0;
        if ((STARTS[KIND[bytes[i] & 0xff]] >> before & 1) != 0) {
          begin(text, i);
        }
        i++;
        continue;
      }
      for (long rest = begun; rest != 0; rest &= rest - 1) {
        begin(text, i + (Long.numberOfTrailingZeros(rest) >> 3));
      }
      i += Block.WORD;
    }
    read = Math.max(read, last);
  }

  private void begin(Text text, int at) {
    byte[] bytes = text.bytes();
    if (at + 1 < bytes.length && bytes[at + 1] == '.') {
      initials(text, at);
    } else if (table.begins(bytes, at, text.length())) {
      word(text, at);
    }
  }

  /** Letters with a dot behind each are a word as well: {@code D.N.I.} is one with {@code DNI}. */
  private void initials(Text text, int at) {
    if (text.at(at - 1) == '.') {
      return;
    }
    long hash = START;
    int i = at;
    while (KIND[text.at(i) & 0xff] == UPPER && text.at(i + 1) == '.') {
      hash = with(hash, text.at(i) | 0x20);
      i += 2;
    }
    Hint.Table.@Nullable Word word = table.of(hash);
    if (word != null) {
      keep(at, i, word.all());
    }
  }

  /** What stands before a candidate is the same wherever it ends. */
  private void measureBefore() {
    Arrays.fill(before, 0);
    for (int i = met - 1; kept(i) && starts[i % KEPT] >= first; i--) {
      if (ends[i % KEPT] <= from) {
        add(hints[i % KEPT], before);
      }
    }
  }

  private void measureBehind() {
    Arrays.fill(behind, 0);
    for (int i = met - 1; kept(i) && starts[i % KEPT] >= to; i--) {
      if (ends[i % KEPT] <= last) {
        add(hints[i % KEPT], behind);
      }
    }
  }

  private int last(Text text) {
    byte[] bytes = text.bytes();
    int limit = Math.min(to + BEHIND, text.length());
    if (to < unbroken || to > broken) {
      unbroken = to;
      broken = to;
    }
    while (broken < limit && bytes[broken] != Text.BREAK) {
      broken++;
    }
    return Math.min(broken, limit);
  }

  /** Goes through all letters from {@code at}: where a hump or the word ends, what was read may be a word of a hint. */
  private void word(Text text, int at) {
    long hash = START;
    int i = at;
    int before = 0;
    for (int c = text.at(i); letter(c) && i < at + LONGEST_WORD; before = c, c = text.at(i)) {
      hash = with(hash, folded(c, before));
      i++;
      Hint.Table.@Nullable Word word = table.of(hash);
      if (word != null) {
        int next = text.at(i);
        boolean ends = !letter(next) || upper(next) || next == 's' && !letter(text.at(i + 1));
        keep(at, i, ends ? word.all() : word.stem());
      }
    }
  }

  private void keep(int start, int end, long[] bits) {
    if (bits.length > 0) {
      starts[met % KEPT] = start;
      ends[met % KEPT] = end;
      hints[met % KEPT] = bits;
      met++;
    }
  }

  private static boolean letter(int c) {
    return c >= 0 && KIND[c] != 0;
  }

  private static boolean upper(int c) {
    return c >= 'A' && c <= 'Z';
  }

  /** Small and capital letters as one: of ASCII, and by the byte before of Latin-1, Latin Extended-A, Greek and Cyrillic. */
  static int folded(int c, int before) {
    return before < 0xc3 ? FIRST[c] : beyond(c, before);
  }

  private static int beyond(int c, int before) {
    return switch (before) {
      case 0xc3 -> c < 0x9f ? c | 0x20 : c;
      case 0xc4, 0xc5 -> c | 1;
      case 0xce, 0xd0 -> capital(c);
      default -> FIRST[c];
    };
  }

  /** The second byte of a capital letter of Greek or Cyrillic as that of its small letter, whose first byte may be the next one. */
  private static int capital(int c) {
    return c < 0x90 ? c + 0x10 : c < 0xa0 ? c + 0x20 : c < 0xb0 ? c - 0x20 : c;
  }
}
