package dev.weir.detect.prompt;

import java.util.Arrays;

/** The sentences, lines and cells of a text, none of them shorter than a few words, but for the last. */
final class Segments {

  private static final int SHORTEST = 3;
  private static final int LONGEST = 32;

  private int[] ends = new int[32];
  private int first;
  private int count;

  /** Takes the segments of the words from {@code begin} to before {@code end} in place of those before. */
  void cut(Words words, int begin, int end) {
    count = 0;
    first = begin;
    int from = begin;
    for (int word = begin + 1; word < end; word++) {
      boolean fresh = (words.gap(word) & Signs.FRESH) != 0 && word - from >= SHORTEST;
      if (fresh || word - from == LONGEST) {
        close(word);
        from = word;
      }
    }
    if (begin < end) {
      close(end);
    }
  }

  private void close(int end) {
    if (count == ends.length) {
      ends = Arrays.copyOf(ends, 2 * count);
    }
    ends[count++] = end;
  }

  int count() {
    return count;
  }

  /** Returns the first word of a segment. */
  int from(int segment) {
    return segment == 0 ? first : ends[segment - 1];
  }

  /** Returns the word behind the last of a segment. */
  int to(int segment) {
    return ends[segment];
  }
}
