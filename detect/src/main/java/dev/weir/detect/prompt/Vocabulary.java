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
  /** Of each word from the first on its slot. */
  private int[] slots = new int[64];
  private int first;
  /** Where the next text's numbers begin. */
  private int next = 1;

  /** Takes the words of {@code segments}, of which there are some, in place of those before. */
  void read(Words words, Segments segments) {
    begin(segments.count());
    first = segments.from(0);
    int last = segments.to(segments.count() - 1);
    slots = last - first <= slots.length ? slots : new int[2 * (last - first)];
    int word = first;
    for (int segment = 0; segment < segments.count(); segment++) {
      for (int to = segments.to(segment); word < to; word++) {
        int slot = slot(words, word);
        slots[word - first] = slot;
        owners[slot] = owner(owners[slot], segment);
      }
    }
    owners[SLOTS] = base;
  }

  /** Returns who has a word from now on that {@code segment} has, too: what differs from word to word is not foreseen, so no branch. */
  private int owner(int before, int segment) {
    int own = segment + 1;
    int nobodys = before - base >> Integer.SIZE - 1;
    int mine = base + own - before - 1 >> Integer.SIZE - 1;
    return base + (own & (nobodys | mine));
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

  /** Returns how many of the words from {@code from} to before {@code to} count. */
  int counted(int from, int to) {
    int counted = 0;
    for (int word = from; word < to; word++) {
      counted -= slots[word - first] - SLOTS >> Integer.SIZE - 1;
    }
    return counted;
  }

  /** Returns how many of the words from {@code from} to before {@code to}, which are a segment, count and are in no other. */
  int news(int from, int to) {
    int news = 0;
    for (int word = from; word < to; word++) {
      news -= base - owners[slots[word - first]] >> Integer.SIZE - 1;
    }
    return news;
  }

  /** Returns the slot of a word; the last one, which is nobody's, where it does not count: without a branch, which none foresees. */
  private static int slot(Words words, int word) {
    int counts = SHORTEST - 1 - words.length(word) >> Integer.SIZE - 1;
    return LongTable.spread(words.hashOf(word)) & SLOTS - 1 & counts | SLOTS & ~counts;
  }
}
