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
  private static final int GAP = 6;
  private static final int START = 7;

  /** What a feature counts by its kind, in whole {@link #PART}s: concepts carry over to words and languages that nobody has seen. */
  private static final float[] VALUES = {1, 0.7f, 1.5f, 1.2f, 1.2f, 1, 0.3f, 0.7f};

  /** What a feature counts is so many parts of this. */
  static final float PART = 0.1f;

  private static final float[] SQUARES = new float[VALUES.length];

  static {
    for (int kind = 0; kind < VALUES.length; kind++) {
      SQUARES[kind] = VALUES[kind] * VALUES[kind];
    }
  }

  /** The kinds that are asked about segments, as bits. */
  private static final int ASKED = 1 << WORD | 1 << PAIR | 1 << CONCEPT | 1 << START;

  /** Sets apart what the first sentence of all begins with. */
  private static final long OPENING = 0x5DEECE66DL;

  /** Oddities from this many on are no typing mistake. */
  private static final int ODD_LETTERS = 4;

  /** Sets apart what stands between quotation marks. */
  private static final int QUOTED = 1 << 12;

  private final Words words;
  private final Quotation quotation;
  private long[] masks = new long[0];
  private int[] starts = new int[64];
  /** Of all words before one, the sum of the squares of what its features count. */
  private float[] squares = new float[64];
  private long[] all = new long[256];
  private int count;
  /** The squares of the features so far. */
  private float sum;

  /** @param quotation what is quoted of the words */
  Features(Words words, Quotation quotation) {
    this.words = words;
    this.quotation = quotation;
  }

  /** Returns the feature that a word is. */
  static long word(long hash) {
    return mix(WORD, hash);
  }

  /** Returns the feature that a sentence begins so. */
  static long start(long value) {
    return mix(START, value);
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

  /** Returns whether a feature is a word or two. */
  static boolean worded(long feature) {
    return (feature & 7) <= PAIR;
  }

  /** Returns whether a feature is with what a sentence begins. */
  static boolean opens(long feature) {
    return (feature & 7) == START;
  }

  /** Returns whether a feature is asked about a segment of a document: a word, two, a concept, or with what a sentence begins. */
  static boolean asked(long feature) {
    return (ASKED >>> (feature & 7) & 1) != 0;
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

  /**
   * Takes those of the words in place of those of the words before.
   *
   * @param masks the concepts that begin at each word
   * @param decoded whether the text was found behind an encoding
   */
  void collect(long[] masks, boolean decoded) {
    this.masks = masks;
    count = 0;
    sum = 0;
    if (starts.length <= words.count()) {
      starts = new int[2 * words.count() + 1];
      squares = new float[2 * words.count() + 1];
    }
    long before = 1;
    int quote = 0;
    for (int i = 0; i < words.count(); i++) {
      quote += i >= quotation.from(quote) && i >= quotation.to(quote) ? 1 : 0;
      starts[i] = count;
      long hash = words.hashOf(i);
      add(word(hash));
      add(mix(PAIR, before * 31 + hash));
      before = hash;
      if (words.gap(i) != 0) {
        gap(words.gap(i), i == 0 ? OPENING : 0, hash, masks[i]);
      }
      if (masks[i] != 0) {
        concepts(i, i < quotation.from(quote) ? i : quotation.to(quote));
      }
      if (i == 0) {
        odd(decoded);
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
    sum += SQUARES[(int) feature & 7];
  }

  private void odd(boolean decoded) {
    if (decoded) {
      add(mix(ODD, 1));
    }
    if (words.odd() >= ODD_LETTERS) {
      add(mix(ODD, 2));
    }
  }

  /**
   * What stands before a word; with what a sentence begins; whether the word is two.
   *
   * @param opening sets apart with what the text itself begins: a request opens a text, but in a document it comes late
   */
  private void gap(int gap, long opening, long hash, long mask) {
    int signs = gap & ~Signs.FLAGS;
    if (signs != 0) {
      add(mix(GAP, signs));
    }
    if ((gap & Signs.JUMP) != 0) {
      add(mix(GAP, Signs.JUMP));
    }
    if ((gap & Signs.FRESH) != 0) {
      add(mix(START, hash ^ opening));
      for (long left = mask; left != 0; left &= left - 1) {
        add(mix(START, Long.numberOfTrailingZeros(left) ^ opening));
      }
    }
  }

  /** @param quoted the word behind the quotation that the word is in; the word itself where it is in none */
  private void concepts(int at, int quoted) {
    for (long left = masks[at]; left != 0; left &= left - 1) {
      int concept = Long.numberOfTrailingZeros(left);
      add(mix(CONCEPT, concept));
      if (at < quoted) {
        add(mix(CONCEPT, QUOTED + concept));
      }
      pairs(at, concept, quoted);
    }
  }

  private void pairs(int at, int first, int quoted) {
    int to = Math.min(words.count(), at + TRIPLE_REACH);
    long seen = (2L << first) - 1 & masks[at];
    for (int j = at; j < Math.min(to, at + PAIR_REACH); j++) {
      for (long left = masks[j] & ~seen; left != 0; left &= left - 1) {
        int second = Long.numberOfTrailingZeros(left);
        add(mix(CONCEPTS, first * 64L + second));
        if (j < quoted) {
          add(mix(CONCEPTS, QUOTED + first * 64L + second));
        }
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
