package dev.weir.detect.prompt;

import java.util.Arrays;

/**
 * The sentences, lines and cells of a text. Such that have hardly any words go with what is beside them, but not with a sentence behind
 * them: an order in a cell is told by how it begins, whatever the row begins with.
 */
final class Segments {

  /** A segment has so many words at the least, but for the first and the last. */
  private static final int SHORTEST = 3;

  /** A part with so many words is a sentence, and begins a segment. */
  private static final int SENTENCE = 4;

  private static final int LONGEST = 32;

  /** What {@link Words#gap} is for one comma or tab, which part cells. */
  private static final int COMMA = ',' << Signs.SHIFT;
  private static final int TAB = '\t' << Signs.SHIFT;

  /** What also stands within an address, a number or the name of a file. */
  private static final String INNER = ".:?!#*]/-)(";

  private int[] ends = new int[32];
  private int first;
  private int count;
  /** The words that begin sentences, lines and cells, and segments. */
  private int[] begins = new int[32];
  private int beginnings;

  /** Takes the segments of the words from {@code begin} to before {@code end} in place of those before. */
  void cut(Reading reading, int begin, int end) {
    count = 0;
    beginnings = 0;
    first = begin;
    if (begin == end) {
      return;
    }
    open(begin);
    int from = begin;
    for (int word = begin + 1; word < end; word++) {
      if (begins(reading, word)) {
        from = close(from, word);
        open(word);
      } else if (word - from == LONGEST) {
        from = close(word);
        open(word);
      }
    }
    if (close(from, end) < end) {
      close(end);
    }
  }

  /** Returns whether a sentence, a line or a cell begins at a word that is not the first. */
  private static boolean begins(Reading reading, int word) {
    int gap = reading.words.gap(word);
    if (gap == 0) {
      return false;
    }
    int from = reading.words.end(word - 1);
    int to = reading.words.start(word);
    return (gap & Signs.FRESH) != 0
        ? parts(reading.text, from, to)
        : gap == TAB || gap == COMMA && to - from == 1;
  }

  /** Returns whether what stands between two words parts them, and is not within {@code weir.example/a?b}. */
  private static boolean parts(String text, int from, int to) {
    if (text.charAt(to - 1) <= ' ') {
      return true;
    }
    for (int at = from; at < to; at++) {
      if (INNER.indexOf(text.charAt(at)) < 0) {
        return true;
      }
    }
    return Character.isUpperCase(text.charAt(to));
  }

  private void open(int word) {
    if (beginnings == begins.length) {
      begins = Arrays.copyOf(begins, 2 * beginnings);
    }
    begins[beginnings++] = word;
  }

  /** Closes what has words enough of what is open from {@code from} to before {@code end}; returns where the rest begins. */
  private int close(int from, int end) {
    int part = begins[beginnings - 1];
    int open = part > from && end - part >= SENTENCE ? glue(part) : from;
    return end - open >= SHORTEST ? close(end) : open;
  }

  /** Ends the segment before, if there is one, where a sentence begins. */
  private int glue(int part) {
    count = Math.max(0, count - 1);
    return close(part);
  }

  private int close(int end) {
    if (count == ends.length) {
      ends = Arrays.copyOf(ends, 2 * count);
    }
    ends[count++] = end;
    return end;
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

  /** Returns how many sentences, lines and cells begin in the text; a segment is one as well. */
  int beginnings() {
    return beginnings;
  }

  /** Returns the word with which beginning {@code number} begins. */
  int begin(int number) {
    return begins[number];
  }

  /** Returns the number of the first beginning of a segment. */
  int beginning(int segment) {
    return Arrays.binarySearch(begins, 0, beginnings, from(segment));
  }
}
