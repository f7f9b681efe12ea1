package dev.weir.detect.prompt;

import java.util.Arrays;

/**
 * How the sentences of a segment begin, and whether it asks, as features. An order begins with what is to be done, and a question with
 * what is asked, whatever they are about.
 */
final class Openings {

  /** Set apart of what the first word of a sentence is, what it means, the first two words and three. */
  private static final long FIRST = 0x5DEECE66DL;
  private static final long MEANT = 0x1B873593L;
  private static final long TWO = 0x2545F4914F6CDD1DL;
  private static final long THREE = 0x9FB21C651E98DF25L;

  /** Sets apart the second word, whatever the first is, and that with how the first ends. */
  private static final long SECOND = 0xD6E8FEB86659FD93L;
  private static final long ENDED = 0xC2B2AE3D27D4EB4FL;

  /** What ends in a question mark, and what it begins with. */
  private static final long ASKS = 0x165667B19E3779F9L;

  /** Sets apart how the first word begins. */
  private static final long STEM = 0x3C6EF372FE94F82BL;
  private static final int STEM_LETTERS = 4;

  /** That a line begins amid a sentence. */
  private static final long WRAPPED = 0x27D4EB2F165667C5L;

  /** Shorter words have no ending. */
  private static final int SHORTEST_ENDED = 4;

  private long[] features = new long[16];
  private int count;

  /** Takes those of a segment in place of those before. */
  void collect(Reading reading, Segments segments, int segment) {
    count = 0;
    int from = segments.from(segment);
    int to = segments.to(segment);
    for (int number = segments.beginning(segment); number < segments.beginnings()
        && segments.begin(number) < to; number++) {
      if (wrapped(reading, segments.begin(number))) {
        add(WRAPPED);
      } else {
        opens(reading, segments.begin(number), to);
      }
    }
    if (Traits.asks(reading, to)) {
      add(ASKS);
      add(reading.words.hashOf(from) ^ ASKS);
    }
  }

  /** Returns whether a word only begins a line, amid a sentence that went on from the line before. */
  private static boolean wrapped(Reading reading, int word) {
    if (word == 0 || !Character.isLowerCase(reading.text.charAt(reading.words.start(word)))) {
      return false;
    }
    String text = reading.text;
    int lines = 0;
    for (int at = reading.words.start(word) - 1; at >= reading.words.end(word - 1); at--) {
      char c = text.charAt(at);
      lines += c == '\n' ? 1 : 0;
      if (c > ' ' && (c != ',' || lines == 0)) {
        return false;
      }
    }
    return lines == 1;
  }

  private void opens(Reading reading, int at, int to) {
    Words words = reading.words;
    long first = words.hashOf(at);
    add(first ^ FIRST);
    stem(words, at, STEM);
    for (long left = reading.masks[at]; left != 0; left &= left - 1) {
      add(Long.numberOfTrailingZeros(left) ^ MEANT);
    }
    if (at + 1 < to && words.gap(at + 1) == 0) {
      long second = words.hashOf(at + 1);
      add(second ^ SECOND);
      add(first * 31 + second ^ TWO);
      int length = words.length(at);
      if (length >= SHORTEST_ENDED) {
        long end = (long) words.at(at, length - 2) << Character.SIZE | words.at(at, length - 1);
        add(second * 31 + end ^ ENDED);
      }
      if (at + 2 < to && words.gap(at + 2) == 0) {
        add((first * 31 + second) * 31 + words.hashOf(at + 2) ^ THREE);
      }
    }
  }

  /** Takes the first letters of a longer word, which are the same whatever its ending is. */
  private void stem(Words words, int word, long kind) {
    if (words.length(word) > STEM_LETTERS) {
      long stem = 0;
      for (int i = 0; i < STEM_LETTERS; i++) {
        stem = stem << Character.SIZE | words.at(word, i);
      }
      add(stem ^ kind);
    }
  }

  private void add(long value) {
    if (count == features.length) {
      features = Arrays.copyOf(features, 2 * count);
    }
    features[count++] = Features.start(value);
  }

  int count() {
    return count;
  }

  long at(int index) {
    return features[index];
  }

  long[] all() {
    return Arrays.copyOf(features, count);
  }
}
