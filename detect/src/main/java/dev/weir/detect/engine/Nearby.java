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
  private static final int KEPT = 64;

  private final int[] starts = new int[KEPT];
  private final int[] ends = new int[KEPT];
  private final int[][] hints = new int[KEPT][];
  private int met;
  private int read;

  private Hint.Table table = Hint.table();
  private int[] distances = new int[0];
  private int from = -1;
  private int to = -1;

  void clear() {
    from = -1;
    met = 0;
    read = 0;
  }

  static long with(long hash, int b) {
    return (hash ^ b) * 0x100000001b3L;
  }

  int distance(Hint hint, Text text, int candidate, int end) {
    if (hint.slot() >= table.hints) {
      table = Hint.table();
      clear();
    }
    if (candidate != from || end != to) {
      from = candidate;
      to = end;
      read(text);
      measure(text);
    }
    return distances[hint.slot()];
  }

  /** Returns the word that {@link #distance} last counted to, for this hint. */
  Supposition.Near nearest(Hint hint) {
    int best = distances[hint.slot()];
    for (int i = Math.max(0, met - KEPT); best < Hint.NOWHERE && i < met; i++) {
      int start = starts[i % KEPT];
      int end = ends[i % KEPT];
      boolean meant = end <= from ? from - end == best : end - to + BEHIND_COSTS == best;
      if (meant && Arrays.stream(hints[i % KEPT]).anyMatch(slot -> slot == hint.slot())) {
        return new Supposition.Near(start, end);
      }
    }
    return Supposition.Near.NOTHING;
  }

  /** Reads on to behind the candidate. */
  private void read(Text text) {
    int last = Math.min(to + BEHIND, text.length());
    for (int i = Math.max(read, from - BEFORE); i < last; i++) {
      if (starts(text, i)) {
        word(text, i);
      }
    }
    read = Math.max(read, last);
  }

  private void measure(Text text) {
    if (distances.length != table.hints) {
      distances = new int[table.hints];
    }
    Arrays.fill(distances, Hint.NOWHERE);
    int first = first(text);
    int last = to;
    while (last < to + BEHIND && text.at(last) >= 0 && text.at(last) != (Text.BREAK & 0xff)) {
      last++;
    }
    for (int i = Math.max(0, met - KEPT); i < met; i++) {
      int start = starts[i % KEPT];
      int end = ends[i % KEPT];
      if (start >= first && end <= from) {
        note(hints[i % KEPT], from - end);
      } else if (start >= to && end <= last) {
        note(hints[i % KEPT], end - to + BEHIND_COSTS);
      }
    }
  }

  /** Not before the value before this one's name. */
  private int first(Text text) {
    int breaks = 0;
    int first = from;
    while (first > from - BEFORE && first > 0) {
      breaks += text.at(first - 1) == (Text.BREAK & 0xff) ? 1 : 0;
      if (breaks > 2) {
        break;
      }
      first--;
    }
    return first;
  }

  private void note(int[] slots, int distance) {
    for (int slot : slots) {
      distances[slot] = Math.min(distances[slot], distance);
    }
  }

  /** A letter behind none, a hump of a camelCase name, or any character of a script that is written without spaces. */
  private static boolean starts(Text text, int i) {
    int c = text.at(i);
    if (!letter(c)) {
      return false;
    }
    int before = text.at(i - 1);
    if (c >= 0xe0) {
      return true;
    }
    return (c < 0x80 || c >= 0xc0) && (!letter(before) || upper(c) && !upper(before));
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
    return c >= 'a' && c <= 'z' || upper(c) || c >= 0x80 && c < 0xf8;
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
