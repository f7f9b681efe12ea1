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
  private final LongTable words = new LongTable();
  private final LongTable stems = new LongTable();
  /** By its first letters, how many the longest stem has. */
  private final LongTable roots = new LongTable();
  private final LongTable phrases = new LongTable();
  /** By its first word, how many words the longest phrase has. */
  private final LongTable openings = new LongTable();

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
        roots.max(root(read, 0), read.length(0));
      }
    } else if (read.count() > 1) {
      phrases.or(phrase(read, 0, read.count()), bit);
      openings.max(read.hashOf(0), read.count());
    }
  }

  private static long phrase(Words read, int from, int length) {
    long hash = Words.start();
    for (int i = from; i < from + length; i++) {
      hash = hash * 0x9E3779B97F4A7C15L + read.hashOf(i);
    }
    return hash;
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
    for (int i = 0; i < read.count(); i++) {
      long mask = words.get(read.hashOf(i)) | stem(read, i);
      int length = 1;
      int longest = Math.min((int) openings.get(read.hashOf(i)), read.count() - i);
      for (int n = 2; n <= longest; n++) {
        long found = phrases.get(phrase(read, i, n));
        if (found != 0) {
          mask |= found;
          length = n;
        }
      }
      masks[i] = mask;
      lengths[i] = length;
    }
  }

  private long stem(Words read, int word) {
    if (read.length(word) < SHORTEST_STEM) {
      return 0;
    }
    long hash = root(read, word);
    int longest = Math.min((int) roots.get(hash), read.length(word));
    long mask = longest == 0 ? 0 : stems.get(hash);
    for (int i = SHORTEST_STEM; i < longest; i++) {
      hash = Words.letter(hash, read.at(word, i));
      mask |= stems.get(hash);
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
