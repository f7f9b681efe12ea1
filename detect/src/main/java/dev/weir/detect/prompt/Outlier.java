package dev.weir.detect.prompt;

import java.util.List;

/** Finds the segment of a document that stands out most as an order; one for each thread. */
final class Outlier {

  /** How much more is asked where a line before it alone says that something is quoted: what follows may be the user's own. */
  private static final double ANNOUNCED_MARGIN = 0.6;

  private final DocumentModel model;
  private final Document document = Document.empty();
  private final float[] numbers = new float[Document.NUMBERS];

  Outlier(DocumentModel model) {
    this.model = model;
  }

  /**
   * Returns the segment of {@code reading} that stands out most; one without words where there is none.
   *
   * @param known what a model knows of it
   */
  Scorer.Worst worst(Reading reading, Known known) {
    return worst(reading, known, 0, reading.words.count());
  }

  /** Returns the segment that stands out most from what {@code quotes} of the text hold, each by itself. */
  Scorer.Worst worst(Reading reading, Known known, List<Quotes.Range> quotes) {
    Scorer.Worst worst = new Scorer.Worst(reading, 0, 0, Double.NEGATIVE_INFINITY);
    for (Quotes.Range quote : quotes) {
      int from = reading.words.firstFrom(quote.from());
      Scorer.Worst of = worst(reading, known, from, reading.words.firstFrom(quote.to()));
      double margin = quote.marked() ? of.margin() : of.margin() - ANNOUNCED_MARGIN;
      worst = margin > worst.margin() ? new Scorer.Worst(reading, of.from(), of.to(), margin) : worst;
    }
    return worst;
  }

  private Scorer.Worst worst(Reading reading, Known known, int from, int to) {
    document.read(reading, from, to);
    document.weigh(known, model.openings());
    Scorer.Worst worst = new Scorer.Worst(reading, 0, 0, Double.NEGATIVE_INFINITY);
    for (int segment = 0; segment < document.segments(); segment++) {
      document.contrast(segment, numbers);
      double margin = model.margin(numbers);
      if (margin > worst.margin()) {
        worst = new Scorer.Worst(reading, document.from(segment), document.to(segment), margin);
      }
    }
    return worst;
  }

  /** Returns how much each word of the segment spoke for a request, with all that begins at it. */
  static float[] shares(Scorer.Worst worst, Known known) {
    float[] shares = new float[worst.to() - worst.from()];
    for (int word = worst.from(); word < worst.to(); word++) {
      for (int i = known.first[word]; i < known.first[word + 1]; i++) {
        shares[word - worst.from()] += known.values[i] * known.model().request(known.slots[i]);
      }
    }
    return shares;
  }

  /** Lets go of the text. */
  void clear() {
    document.clear();
  }
}
