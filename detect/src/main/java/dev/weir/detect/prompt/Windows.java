package dev.weir.detect.prompt;

import java.util.Arrays;

/**
 * Where the windows of a text begin and end. One begins with each sentence that is not too near the one before, so that an order behind
 * harmless talk is judged as if it stood alone, and amid a sentence that goes on for long. Each ends where another begins.
 */
final class Windows {

  /** A text of no more words is judged as a whole only. */
  private static final int WHOLE = 24;

  /** A window has at least so many words, but for the last ones. */
  private static final int SPAN = 24;

  /** A sentence begins a window so many words behind the beginning of the one before, or later. */
  private static final int LEAST = 8;

  /** Behind so many words a window begins amid a sentence, unless another sentence begins soon. */
  private static final int MOST = 16;

  /** So few words at the end of a text begin none. */
  private static final int END = 3;

  /** The first word of each, and behind them the word behind the last. */
  private int[] begins = new int[32];
  private int[] ends = new int[32];
  private int count;

  /** Takes the windows of {@code words} in place of those before. */
  void cut(Words words) {
    count = 0;
    if (words.count() > WHOLE) {
      begin(words);
      end(words.count());
    }
  }

  private void begin(Words words) {
    add(0);
    boolean amid = false;
    for (int word = 1; word <= words.count() - END; word++) {
      int since = word - begins[count - 1];
      boolean fresh = (words.gap(word) & Signs.FRESH) != 0;
      if (fresh ? since >= LEAST : since >= MOST) {
        add(word);
        amid = !fresh;
      } else if (fresh && amid) {
        begins[count - 1] = word;
        amid = false;
      }
    }
  }

  private void add(int word) {
    if (count == begins.length) {
      begins = Arrays.copyOf(begins, 2 * count);
      ends = Arrays.copyOf(ends, 2 * count);
    }
    begins[count++] = word;
  }

  private void end(int words) {
    int next = 0;
    for (int window = 0; window < count; window++) {
      while (next < count && begins[next] - begins[window] < SPAN) {
        next++;
      }
      ends[window] = next < count ? begins[next] : words;
    }
    count = count == 1 ? 0 : count;
  }

  /** Returns how many there are: none, or more than one. */
  int count() {
    return count;
  }

  /** Returns the first word of a window. */
  int from(int window) {
    return begins[window];
  }

  /** Returns the word behind the last of a window. */
  int to(int window) {
    return ends[window];
  }
}
