package dev.weir.detect.engine;

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
  private static final int KEPT = 64;

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

  private final int[] starts = new int[KEPT];
  private final int[] ends = new int[KEPT];
  private final int[][] hints = new int[KEPT][];
  private int met;
  private int read;

  private Hint.Table table = Hint.table();
  /** By hint: how far the candidate's nearest word of it is, in the round of the candidate's number. */
  private int[] distances = new int[table.hints()];
  private int[] rounds = new int[table.hints()];
  private int round;
  private boolean any;
  private int from = -1;
  private int to = -1;

  void clear() {
    from = -1;
    met = 0;
    read = 0;
    table = Hint.table();
    if (distances.length != table.hints()) {
      distances = new int[table.hints()];
      rounds = new int[table.hints()];
    }
  }

  static long with(long hash, int b) {
    return (hash ^ b) * 0x100000001b3L;
  }

  int distance(Hint hint, Text text, int candidate, int end) {
    go(text, candidate, end);
    return rounds[hint.slot()] == round ? distances[hint.slot()] : Hint.NOWHERE;
  }

  /** Returns whether there is a word of any hint. */
  boolean any(Text text, int candidate, int end) {
    go(text, candidate, end);
    return any;
  }

  private void go(Text text, int candidate, int end) {
    if (candidate != from || end != to) {
      from = candidate;
      to = end;
      read(text);
      measure(text);
    }
  }

  /** Reads on to behind the candidate. */
  private void read(Text text) {
    byte[] bytes = text.bytes();
    int last = Math.min(to + BEHIND, text.length());
    int i = Math.max(read, from - BEFORE);
    int before = i > 0 ? KIND[bytes[i - 1] & 0xff] : 0;
    for (; i < last; i++) {
      int kind = KIND[bytes[i] & 0xff];
      if ((STARTS[kind] >> before & 1) != 0 && table.begins(bytes, i, text.length())) {
        word(text, i);
      }
      before = kind;
    }
    read = Math.max(read, last);
  }

  private void measure(Text text) {
    round++;
    any = false;
    int oldest = Math.max(0, met - KEPT);
    int first = -1;
    int last = -1;
    for (int i = met - 1; i >= oldest && starts[i % KEPT] >= from - BEFORE; i--) {
      int start = starts[i % KEPT];
      int end = ends[i % KEPT];
      if (end <= from) {
        first = first < 0 ? first(text) : first;
        if (start >= first) {
          note(hints[i % KEPT], from - end);
        }
      } else if (start >= to) {
        last = last < 0 ? last(text) : last;
        if (end <= last) {
          note(hints[i % KEPT], end - to + BEHIND_COSTS);
        }
      }
    }
  }

  /** Not before the value before this one's name. */
  private int first(Text text) {
    byte[] bytes = text.bytes();
    int breaks = 0;
    int limit = Math.max(0, from - BEFORE);
    int first = from;
    while (first > limit) {
      breaks += bytes[first - 1] == Text.BREAK ? 1 : 0;
      if (breaks > 2) {
        break;
      }
      first--;
    }
    return first;
  }

  /** Not behind this value. */
  private int last(Text text) {
    byte[] bytes = text.bytes();
    int limit = Math.min(to + BEHIND, text.length());
    int last = to;
    while (last < limit && bytes[last] != Text.BREAK) {
      last++;
    }
    return last;
  }

  private void note(int[] slots, int distance) {
    for (int slot : slots) {
      distances[slot] = rounds[slot] == round ? Math.min(distances[slot], distance) : distance;
      rounds[slot] = round;
      any = true;
    }
  }

  /** Goes through all letters from {@code at}: where a hump or the word ends, what was read may be a word of a hint. */
  private void word(Text text, int at) {
    long hash = START;
    int i = at;
    int before = 0;
    for (int c = text.at(i); letter(c) && i < at + LONGEST_WORD; before = c, c = text.at(i)) {
      hash = with(hash, folded(c, before));
      i++;
      Hint.@Nullable Entry entry = table.of(hash);
      if (entry != null) {
        int next = text.at(i);
        boolean ends = !letter(next) || upper(next) || next == 's' && !letter(text.at(i + 1));
        keep(at, i, ends ? entry.all() : entry.stem());
      }
    }
  }

  private void keep(int start, int end, int[] slots) {
    if (slots.length > 0) {
      starts[met % KEPT] = start;
      ends[met % KEPT] = end;
      hints[met % KEPT] = slots;
      met++;
    }
  }

  private static boolean letter(int c) {
    return c >= 0 && KIND[c] != 0;
  }

  private static boolean upper(int c) {
    return c >= 'A' && c <= 'Z';
  }

  /** Small and capital letters as one: of ASCII, and by the byte before of Latin-1 and of Latin Extended-A. */
  static int folded(int c, int before) {
    if (before == 0xc3) {
      return c < 0x9f ? c | 0x20 : c;
    }
    return upper(c) ? c | 0x20 : before == 0xc4 || before == 0xc5 ? c | 1 : c;
  }
}
