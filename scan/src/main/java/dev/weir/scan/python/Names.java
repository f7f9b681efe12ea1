package dev.weir.scan.python;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Every identifier once: a number for comparing, and the text. Equal names have equal numbers, those of one letter in other
 * spellings too, as Python itself folds them (NFKC). Good for many files, by one thread.
 */
final class Names {
  /** In the order of {@link Token#KEYWORD}. */
  static final List<String> KEYWORDS = List.of("and", "as", "assert", "break", "class", "continue", "def",
      "del",
      "elif", "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda",
      "not", "or",
      "pass", "raise", "return", "try", "while", "with", "yield");
  /** Names that are keywords in some places, or in some versions. */
  private static final List<String> SOFT = List.of("async", "await", "case", "exec", "match", "nonlocal",
      "print",
      "type", "_", "None", "True", "False");
  static final int ASYNC = KEYWORDS.size();
  static final int AWAIT = ASYNC + 1;
  static final int CASE = ASYNC + 2;
  static final int EXEC = ASYNC + 3;
  static final int MATCH = ASYNC + 4;
  static final int NONLOCAL = ASYNC + 5;
  static final int PRINT = ASYNC + 6;
  static final int TYPE = ASYNC + 7;
  static final int UNDERSCORE = ASYNC + 8;
  static final int NONE = ASYNC + 9;
  static final int TRUE = ASYNC + 10;
  static final int FALSE = ASYNC + 11;

  // Unforeseeable, so that nobody can write a file of names that all fall into one place of the table.
  private static final int SEED = new SplittableRandom().nextInt() | 1;

  private int[] table = new int[1 << 12];
  private int[] hashes = new int[1 << 10];
  private int[] ends = new int[1 << 10];
  private int[] folded = new int[1 << 10];
  private String[] texts = new String[1 << 10];
  private byte[] pool = new byte[1 << 14];
  private int count;

  Names() {
    for (var word : KEYWORDS) {
      of(word);
    }
    for (var word : SOFT) {
      of(word);
    }
  }

  /** Returns the number of the name that stands in {@code text} from {@code start} to {@code end}. */
  int of(byte[] text, int start, int end) {
    int hash = 0;
    for (int i = start; i < end; i++) {
      hash = (Integer.rotateLeft(hash, 5) ^ text[i]) * SEED;
    }
    hash ^= hash >>> 15;
    int mask = table.length - 1;
    for (int slot = hash & mask;; slot = slot + 1 & mask) {
      int id = table[slot] - 1;
      if (id < 0) {
        table[slot] = count + 1;
        return add(text, start, end, hash);
      }
      if (hashes[id] == hash && same(id, text, start, end)) {
        return folded[id];
      }
    }
  }

  int of(String name) {
    byte[] bytes = name.getBytes(UTF_8);
    return of(bytes, 0, bytes.length);
  }

  int count() {
    return count;
  }

  String text(int id) {
    return texts[id];
  }

  private boolean same(int id, byte[] text, int start, int end) {
    return Arrays.equals(pool, id == 0 ? 0 : ends[id - 1], ends[id], text, start, end);
  }

  private int add(byte[] text, int start, int end, int hash) {
    int id = count++;
    if (id == hashes.length) {
      hashes = Arrays.copyOf(hashes, 2 * id);
      ends = Arrays.copyOf(ends, 2 * id);
      folded = Arrays.copyOf(folded, 2 * id);
      texts = Arrays.copyOf(texts, 2 * id);
    }
    int from = id == 0 ? 0 : ends[id - 1];
    int to = from + end - start;
    if (to > pool.length) {
      pool = Arrays.copyOf(pool, Math.max(to, 2 * pool.length));
    }
    System.arraycopy(text, start, pool, from, end - start);
    hashes[id] = hash;
    ends[id] = to;
    folded[id] = id;
    texts[id] = new String(text, start, end - start, UTF_8);
    if (4 * count > 3 * table.length) {
      grow();
    }
    boolean ascii = texts[id].length() == end - start;
    return ascii ? id : fold(id);
  }

  private int fold(int id) {
    String text = texts[id];
    if (!Normalizer.isNormalized(text, Normalizer.Form.NFKC)) {
      folded[id] = of(Normalizer.normalize(text, Normalizer.Form.NFKC));
    }
    return folded[id];
  }

  private void grow() {
    table = new int[2 * table.length];
    int mask = table.length - 1;
    for (int id = 0; id < count; id++) {
      int slot = hashes[id] & mask;
      while (table[slot] != 0) {
        slot = slot + 1 & mask;
      }
      table[slot] = id + 1;
    }
  }
}
