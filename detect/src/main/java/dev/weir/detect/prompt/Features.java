package dev.weir.detect.prompt;

import java.util.Arrays;

/**
 * What a model sees of a text, as hashes, each at the word where it begins: words, pairs of them, concepts, pairs and triples
 * of those in their order within a few words, and what is odd about the letters.
 */
final class Features {

  private static final int PAIR_REACH = 7;
  private static final int TRIPLE_REACH = 12;

  private static final int WORD = 0;
  private static final int PAIR = 1;
  private static final int CONCEPT = 2;
  private static final int CONCEPTS = 3;
  private static final int TRIPLE = 4;
  private static final int ODD = 5;

  /** What a feature counts by its kind: concepts carry over to words and languages that nobody has seen. */
  private static final float[] VALUES = {1, 0.7f, 1.5f, 1.2f, 1.2f, 1, 0, 0};

  private static final float[] SQUARES = new float[VALUES.length];

  static {
    for (int kind = 0; kind < VALUES.length; kind++) {
      SQUARES[kind] = VALUES[kind] * VALUES[kind];
    }
  }

  /** Oddities from this many on are no typing mistake. */
  private static final int ODD_LETTERS = 4;

  private final Words words;
  private final long[] masks;
  private final int[] starts;
  /** Of all words before one, the sum of the squares of what its features count. */
  private final float[] squares;
  private long[] all;
  private int count;

  /** @param decoded whether the text was found behind an encoding */
  Features(Words words, long[] masks, boolean decoded) {
    this.words = words;
    this.masks = masks;
    starts = new int[words.count() + 1];
    squares = new float[words.count() + 1];
    all = new long[5 * words.count() + 8];
    collect(decoded);
  }

  /** Returns the feature that a word is. */
  static long word(long hash) {
    return mix(WORD, hash);
  }

  private static long mix(int kind, long value) {
    long hash = (kind + 0x51 + value) * 0x9E3779B97F4A7C15L;
    hash ^= hash >>> 32;
    hash *= 0xD6E8FEB86659FD93L;
    return (hash ^ hash >>> 29) & ~7L | kind;
  }

  /** Returns what a feature counts. */
  static float value(long feature) {
    return VALUES[(int) feature & 7];
  }

  /** Returns the feature {@code index} of the text. */
  long at(int index) {
    return all[index];
  }

  /** Returns the index of the first feature that begins at {@code word} or behind it. */
  int from(int word) {
    return starts[word];
  }

  /** Returns what the sum of the features of some words is multiplied by, so that long texts weigh no more than short ones. */
  double norm(int from, int to) {
    return 1 / Math.sqrt(1 + squares[to] - squares[from]);
  }

  /** Returns the features of the words from {@code from} to before {@code to}, each once, in ascending order. */
  long[] distinct(int from, int to) {
    return Arrays.stream(all, starts[from], starts[to]).sorted().distinct().toArray();
  }

  private void collect(boolean decoded) {
    long before = 1;
    for (int i = 0; i < words.count(); i++) {
      starts[i] = count;
      long hash = words.hashOf(i);
      add(word(hash));
      add(mix(PAIR, before * 31 + hash));
      before = hash;
      if (masks[i] != 0) {
        concepts(i);
      }
      if (i == 0) {
        odd(decoded);
      }
      float sum = squares[i];
      for (int f = starts[i]; f < count; f++) {
        sum += SQUARES[(int) all[f] & 7];
      }
      squares[i + 1] = sum;
    }
    starts[words.count()] = count;
  }

  private void add(long feature) {
    if (count == all.length) {
      all = Arrays.copyOf(all, 2 * count);
    }
    all[count++] = feature;
  }

  private void odd(boolean decoded) {
    if (decoded) {
      add(mix(ODD, 1));
    }
    if (words.odd() >= ODD_LETTERS) {
      add(mix(ODD, 2));
    }
  }

  private void concepts(int at) {
    for (long left = masks[at]; left != 0; left &= left - 1) {
      int concept = Long.numberOfTrailingZeros(left);
      add(mix(CONCEPT, concept));
      pairs(at, concept);
    }
  }

  private void pairs(int at, int first) {
    int to = Math.min(words.count(), at + TRIPLE_REACH);
    long seen = (2L << first) - 1 & masks[at];
    for (int j = at; j < Math.min(to, at + PAIR_REACH); j++) {
      for (long left = masks[j] & ~seen; left != 0; left &= left - 1) {
        int second = Long.numberOfTrailingZeros(left);
        add(mix(CONCEPTS, first * 64L + second));
        triples(j + 1, first, second, to);
      }
      seen |= masks[j];
    }
  }

  private void triples(int from, int first, int second, int to) {
    long third = 0;
    for (int j = from; j < to; j++) {
      for (long left = masks[j] & ~third; left != 0; left &= left - 1) {
        add(mix(TRIPLE, (first * 64L + second) * 64 + Long.numberOfTrailingZeros(left)));
      }
      third |= masks[j];
    }
  }
}
