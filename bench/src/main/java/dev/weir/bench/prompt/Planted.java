package dev.weir.bench.prompt;

import dev.weir.detect.prompt.Document;

/**
 * A document that may have an order planted in it.
 *
 * @param from the first UTF-16 unit of the order; -1 where there is none
 * @param to the unit behind it
 * @param carrier what kind of document it is, {@code own/mail}
 * @param order what kind of order, {@code scam}; empty where there is none
 * @param part which of {@link Carriers#PARTS} parts it is in: no two parts share carriers or kinds of orders of the project's own
 */
record Planted(String text, Document document, int from, int to, String carrier, String order, int part,
    double weight) {

  static Planted clean(String text, String carrier, int part, double weight) {
    return new Planted(text, Document.of(text), -1, -1, carrier, "", part, weight);
  }

  boolean abuse() {
    return from >= 0;
  }

  /** Returns whether a segment is part of the order. */
  boolean ordered(int segment) {
    return document.start(segment) < to && document.end(segment) > from;
  }
}
