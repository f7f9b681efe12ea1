package dev.weir.detect.prompt;

import java.util.Arrays;

/**
 * Which segments of a text share their words with the rest of it. Words of few letters do not count. As many words are told
 * apart as a table of fixed size allows: in a text of very many nothing is new.
 */
final class Vocabulary {

  private static final int SLOTS = 1 << 12;
  private static final int SHORTEST = 4;

  /** What a slot says: nothing, one more than the only segment that has the word, or that several have it. */
  private static final int SEVERAL = -1;

  private final int[] owners = new int[SLOTS];

  /** Takes the words of {@code segments} in place of those before. */
  void read(Words words, Segments segments) {
    Arrays.fill(owners, 0);
    for (int segment = 0; segment < segments.count(); segment++) {
      for (int word = segments.from(segment); word < segments.to(segment); word++) {
        if (words.length(word) >= SHORTEST) {
          int slot = slot(words, word);
          owners[slot] = owners[slot] == 0 || owners[slot] == segment + 1 ? segment + 1 : SEVERAL;
        }
      }
    }
  }

  /** Returns which part of a segment's words no other segment has, 0 to 1. */
  float news(Words words, Segments segments, int segment) {
    int all = 0;
    int own = 0;
    for (int word = segments.from(segment); word < segments.to(segment); word++) {
      if (words.length(word) >= SHORTEST) {
        all++;
        own += owners[slot(words, word)] == SEVERAL ? 0 : 1;
      }
    }
    return all == 0 ? 0 : own / (float) all;
  }

  private static int slot(Words words, int word) {
    return LongTable.spread(words.hashOf(word)) & SLOTS - 1;
  }
}
