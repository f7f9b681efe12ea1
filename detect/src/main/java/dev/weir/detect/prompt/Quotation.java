package dev.weir.detect.prompt;

import java.util.Arrays;

/**
 * Which words of a text stand between quotation marks: they tell what somebody else has said, or would say. A text that has little
 * around its quotation is not quoted.
 */
final class Quotation {

  /** What quotation marks are, and what may stand before one that opens. */
  private static final String MARKS = "\"\u201c\u201d\u201e\u00ab\u00bb\u300c\u300d\u300e\u300f";
  private static final String ALWAYS_OPEN = "\u201e\u300c\u300e";
  private static final String ALWAYS_CLOSE = "\u300d\u300f";
  private static final String BEFORE = "([{<:=>,-\u2013\u2014\u3000\uff08\uff0c\uff1a";

  /** Words around a quotation: with fewer the text is no more than it. */
  private static final int FEW_AROUND = 4;

  /** Of each quotation its first word and the word behind its last, in turns. */
  private int[] spans = new int[16];
  private int count;

  /** Returns whether {@code sign} is a quotation mark. */
  static boolean marks(int sign) {
    return MARKS.indexOf(sign) >= 0;
  }

  /** Finds those of a text. */
  void find(String text, Words words) {
    count = 0;
    int open = -1;
    for (int word = 0; word <= words.count(); word++) {
      if (word == words.count() ? open >= 0 : (words.gap(word) & Signs.QUOTE) != 0) {
        open = turn(text, words, word, open);
      }
    }
  }

  /** Takes in the marks before {@code word}, the first of which may close what {@code open} opened; returns the word that the last opens, -1 for none. */
  private int turn(String text, Words words, int word, int open) {
    int opened = open;
    int to = word < words.count() ? words.start(word) : text.length();
    for (int at = word == 0 ? 0 : words.end(word - 1); at < to; at++) {
      if (!marks(text.charAt(at))) {
        continue;
      }
      if (opens(text, at)) {
        opened = word;
      } else {
        close(words, opened, word);
        opened = -1;
      }
    }
    return opened;
  }

  private void close(Words words, int from, int to) {
    if (from < 0 || from == to || words.count() - (to - from) < FEW_AROUND) {
      return;
    }
    if (2 * count == spans.length) {
      spans = Arrays.copyOf(spans, 4 * count);
    }
    spans[2 * count] = from;
    spans[2 * count + 1] = to;
    count++;
  }

  private static boolean opens(String text, int at) {
    char mark = text.charAt(at);
    if (ALWAYS_OPEN.indexOf(mark) >= 0 || ALWAYS_CLOSE.indexOf(mark) >= 0) {
      return ALWAYS_OPEN.indexOf(mark) >= 0;
    }
    boolean stands = at == 0 || text.charAt(at - 1) <= ' ' || BEFORE.indexOf(text.charAt(at - 1)) >= 0;
    return stands && at + 1 < text.length() && text.charAt(at + 1) > ' ';
  }

  int count() {
    return count;
  }

  /** Returns the first word of quotation {@code index}; behind the last one no word of the text. */
  int from(int index) {
    return index < count ? spans[2 * index] : Integer.MAX_VALUE;
  }

  /** Returns the word behind quotation {@code index}. */
  int to(int index) {
    return spans[2 * index + 1];
  }
}
