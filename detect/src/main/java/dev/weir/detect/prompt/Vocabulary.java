package dev.weir.detect.prompt;

import java.util.Arrays;

/**
 * Which segments of a text share their words with the rest of it. Words of few letters do not count. As many words are told
 * apart as a table of fixed size allows: in a text of very many nothing is new.
 */
final class Vocabulary {

  private static final int SLOTS = 1 << 12;
  private static final int SHORTEST = 4;

  /**
   * By slot: {@code base}, where several segments have the word; that and one more than the number of the only one that has it;
   * less where none has, since what earlier texts left is below.
   */
  private final int[] owners = new int[SLOTS + 1];
  private int base = 1;
  /** Where the next text's numbers begin. */
  private int next = 1;

  /** Takes the words of {@code segments} in place of those before. */
  void read(Words words, Segments segments) {
    begin(segments.count());
    for (int segment = 0; segment < segments.count(); segment++) {
      for (int word = segments.from(segment); word < segments.to(segment); word++) {
        int slot = slot(words, word, counts(words, word));
        int own = base + 1 + segment;
        owners[slot] = owners[slot] < base || owners[slot] == own ? own : base;
      }
    }
  }

  /** Makes all that is in the slots older than the text to come. */
  private void begin(int segments) {
    if (next > Integer.MAX_VALUE / 2) {
      Arrays.fill(owners, 0);
      next = 1;
    }
    base = next;
    next += segments + 1;
  }

  /** Returns which part of a segment's words no other segment has, 0 to 1. */
  float news(Words words, Segments segments, int segment) {
    int all = 0;
    int own = 0;
    for (int word = segments.from(segment); word < segments.to(segment); word++) {
      int counts = counts(words, word);
      all -= counts;
      own -= counts & (owners[slot(words, word, counts)] == base ? 0 : -1);
    }
    return all == 0 ? 0 : own / (float) all;
  }

  /** Returns all bits where a word counts, else none: that is not foreseen, so nothing is guessed. */
  private static int counts(Words words, int word) {
    return SHORTEST - 1 - words.length(word) >> Integer.SIZE - 1;
  }

  /** Returns the slot of a word; the last one, which is nobody's, where it does not count. */
  private static int slot(Words words, int word, int counts) {
    return LongTable.spread(words.hashOf(word)) & SLOTS - 1 & counts | SLOTS & ~counts;
  }
}
