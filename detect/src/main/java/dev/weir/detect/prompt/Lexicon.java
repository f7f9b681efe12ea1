package dev.weir.detect.prompt;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Which words and phrases of which languages stand for which concept: {@code concepts.txt}. */
final class Lexicon {

  private static final Lexicon SHIPPED = read();

  /** A stem has at least this many letters. */
  private static final int SHORTEST_STEM = 3;

  private final List<String> concepts = new ArrayList<>();
  /** By word, its concepts, and above {@link #LENGTH} how many words the longest phrase has that it opens. */
  private final LongTable words = new LongTable();
  /** By stem, its concepts; by its first letters, above {@link #LENGTH}, how many letters the longest stem has. */
  private final LongTable stems = new LongTable();
  private final LongTable phrases = new LongTable();

  /** Concepts are the bits below this one. */
  private static final int LENGTH = 56;

  private static final long CONCEPTS = (1L << LENGTH) - 1;

  /** What was found for words of late, each with its value behind it: most words of a text are common ones. */
  private static final int MEMO = 1 << 14;
  private final ThreadLocal<long[]> memos = ThreadLocal.withInitial(() -> new long[MEMO]);

  private Lexicon() {}

  static Lexicon shipped() {
    return SHIPPED;
  }

  private static Lexicon read() {
    Lexicon lexicon = new Lexicon();
    try (
        InputStream in = Objects.requireNonNull(Lexicon.class.getResourceAsStream("concepts.txt"),
            "concepts.txt");
        var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        lexicon.line(line.strip());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a file of Weir's own cannot be read", e);
    }
    return lexicon;
  }

  private void line(String line) {
    if (line.isEmpty() || line.startsWith("#")) {
      return;
    }
    if (Character.isUpperCase(line.charAt(0))) {
      concepts.add(line);
      return;
    }
    long bit = 1L << concepts.size() - 1;
    String[] entries = line.split(" ", -1);
    for (int i = 1; i < entries.length; i++) {
      entry(entries[i], bit);
    }
  }

  private void entry(String entry, long bit) {
    boolean stem = entry.endsWith("*");
    Words read = Words.of(entry.replace('_', ' ').replace("*", ""));
    if (read.count() == 1) {
      (stem ? stems : words).or(read.hashOf(0), bit);
      if (stem && read.length(0) >= SHORTEST_STEM) {
        longer(stems, root(read, 0), read.length(0));
      }
    } else if (read.count() > 1) {
      long phrase = read.hashOf(0);
      for (int i = 1; i < read.count(); i++) {
        phrase = phrase(phrase, read.hashOf(i));
      }
      phrases.or(phrase, bit);
      longer(words, read.hashOf(0), read.count());
    }
  }

  private static void longer(LongTable table, long key, long length) {
    long value = table.get(key);
    table.put(key, value & CONCEPTS | Math.max(value >>> LENGTH, length) << LENGTH);
  }

  /** Returns the names of concepts, by number. */
  List<String> concepts() {
    return concepts;
  }

  /**
   * Finds the concepts of a text.
   *
   * @param masks gets a bit for each concept that begins at a word
   * @param lengths gets how many words the longest of them has
   */
  void find(Words read, long[] masks, int[] lengths) {
    long[] memo = memos.get();
    int count = read.count();
    for (int i = 0; i < count; i++) {
      long phrase = read.hashOf(i);
      int slot = LongTable.spread(phrase) << 1 & MEMO - 2;
      if (memo[slot] != phrase) {
        memo[slot] = phrase;
        memo[slot + 1] = words.get(phrase) | stem(read, i);
      }
      long value = memo[slot + 1];
      long mask = value & CONCEPTS;
      int length = 1;
      int longest = Math.min((int) (value >>> LENGTH), count - i);
      for (int n = 1; n < longest; n++) {
        phrase = phrase(phrase, read.hashOf(i + n));
        long found = phrases.get(phrase);
        if (found != 0) {
          mask |= found;
          length = n + 1;
        }
      }
      masks[i] = mask;
      lengths[i] = length;
    }
  }

  private static long phrase(long before, long word) {
    return before * 0x9E3779B97F4A7C15L + word;
  }

  private long stem(Words read, int word) {
    if (read.length(word) < SHORTEST_STEM) {
      return 0;
    }
    long hash = root(read, word);
    long value = stems.get(hash);
    int longest = Math.min((int) (value >>> LENGTH), read.length(word));
    long mask = value & CONCEPTS;
    for (int i = SHORTEST_STEM; i < longest; i++) {
      hash = Words.letter(hash, read.at(word, i));
      mask |= stems.get(hash) & CONCEPTS;
    }
    return mask;
  }

  private static long root(Words read, int word) {
    long hash = Words.start();
    for (int i = 0; i < SHORTEST_STEM; i++) {
      hash = Words.letter(hash, read.at(word, i));
    }
    return hash;
  }
}
