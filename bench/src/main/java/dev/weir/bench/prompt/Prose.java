package dev.weir.bench.prompt;

import java.util.List;
import java.util.Random;

/** Cuts passages and sentences out of harmless texts, and makes nonsense of their words. */
final class Prose {

  private static final int LONGEST = 1200;
  private static final int LONGEST_SENTENCE = 160;

  /** Pieces of code, markup and punctuation, as searches for suffixes that sway a model end up with. */
  private static final String[] SCRAPS = {"\\", "]( ", "{{", "}}", "()", "==", "--", "<|", "**", "!!", "?;",
    "\")",
    "=>", "[[", "%%", "://", "\"\"", "_{", "\\\\", "\n", "$", "@@", "|", "'../", ")...", ".]", "+=", ":)",
    "¿", "##"};

  private final List<String> texts;
  private final Random random;

  Prose(List<String> texts, Random random) {
    this.texts = texts;
    this.random = random;
  }

  private String any() {
    return texts.get(random.nextInt(texts.size()));
  }

  String passage() {
    String text = any();
    int length = Math.min(text.length(), 60 + random.nextInt(LONGEST));
    int from = random.nextInt(text.length() - length + 1);
    return text.substring(from, from + length);
  }

  String sentence() {
    String text = any();
    int from = random.nextInt(Math.max(1, text.length() - LONGEST_SENTENCE));
    int stop = text.indexOf(". ", from);
    int start = stop < 0 || stop + 2 >= text.length() ? 0 : stop + 2;
    int end = text.indexOf(". ", start);
    int limit = Math.min(text.length(), start + LONGEST_SENTENCE);
    return text.substring(start, end < 0 || end + 1 > limit ? limit : end + 1);
  }

  String noise() {
    StringBuilder out = new StringBuilder();
    for (int left = 8 + random.nextInt(16); left > 0; left--) {
      out.append(scrap());
      out.append(random.nextInt(3) == 0 ? "" : " ");
    }
    return out.toString();
  }

  private String scrap() {
    if (random.nextInt(3) == 0) {
      return SCRAPS[random.nextInt(SCRAPS.length)];
    }
    String[] words = any().split("\\s+", 40);
    String word = words[random.nextInt(Math.max(1, words.length - 1))];
    String cut = random.nextInt(3) == 0 ? word.substring(word.length() / 2) : word;
    return random.nextInt(3) == 0 && !cut.isEmpty()
        ? cut.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + cut.substring(1)
        : cut.length() > 20 ? cut.substring(0, 20) : cut;
  }
}
