package dev.weir.bench.prompt;

import dev.weir.detect.prompt.Document;
import java.util.Arrays;
import java.util.function.LongPredicate;

/**
 * What requests are learnt from.
 *
 * @param view what is seen of a segment
 * @param most how many features are kept
 * @param dropped what part of a segment's features is passed over each time
 * @param wordless how often all words are passed over, so that it is learnt how sentences begin, whatever they are about
 * @param draws how often it is drawn anew what is passed over: the mean of what is learnt then hangs less on any draw
 */
record Study(View view, int most, double dropped, double wordless, int draws) {

  /** What decides which features find a place beside those of abuse. */
  static final Study DRAFT = new Study(Document::features, 10_000, 0.4, 0, 1);

  /** What is seen of a segment of a document. */
  @FunctionalInterface
  interface View {
    long[] of(Document document, int segment);
  }

  /** Returns what the model's own requests are learnt from: words that have a slot of the table, and how sentences begin. */
  static Study of(Table table) {
    return of(table::has);
  }

  /** Returns the same where all words have a slot. */
  static Study unbounded() {
    return of(_ -> true);
  }

  private static Study of(LongPredicate placed) {
    View view = (document, segment) -> {
      long[] said = Arrays.stream(document.features(segment))
          .filter(feature -> !Document.opens(feature) && placed.test(feature)).toArray();
      long[] openings = document.openings(segment);
      long[] both = Arrays.copyOf(said, said.length + openings.length);
      System.arraycopy(openings, 0, both, said.length, openings.length);
      return both;
    };
    return new Study(view, 16_000, 0.6, 0.3, 4);
  }
}
