package dev.weir.detect.prompt;

import java.util.ArrayList;
import java.util.List;

/**
 * A text as it is judged, or what was decoded from a part of one. It is judged as a whole, since a long story persuades as a
 * whole, and where it is long also by its {@link Windows}, since an order may stand in the middle of anything.
 */
final class Reading {

  final Words words = new Words();
  final Quotation quotation = new Quotation();
  final Features features = new Features(words, quotation);
  final Windows windows = new Windows();
  long[] masks = new long[64];
  int[] lengths = new int[64];
  private final WordReader reader = new WordReader(words);
  /** What was read. */
  String text = "";
  boolean decoded;
  /** Where in the text this was decoded from; the whole text where it was not. */
  int start;
  int end;

  private void read(String text, boolean decoded, int from, int to) {
    reader.read(text);
    this.text = text;
    if (masks.length < words.count()) {
      masks = new long[2 * words.count()];
      lengths = new int[2 * words.count()];
    }
    Lexicon.shipped().find(words, masks, lengths);
    quotation.find(text, words);
    features.collect(masks, decoded);
    windows.cut(words);
    this.decoded = decoded;
    start = from;
    end = to;
  }

  /** Returns {@code text} and what is encoded in it. */
  static List<Reading> all(String text) {
    return all(text, new Reading());
  }

  /** Returns {@code text}, read into {@code whole}, and what is encoded in it. */
  static List<Reading> all(String text, Reading whole) {
    whole.read(text, false, 0, text.length());
    List<Hidden.Piece> pieces = Hidden.in(text, whole.words);
    if (pieces.isEmpty()) {
      return List.of(whole);
    }
    List<Reading> readings = new ArrayList<>();
    readings.add(whole);
    for (Hidden.Piece piece : pieces) {
      Reading decoded = new Reading();
      decoded.read(piece.text(), true, piece.start(), piece.end());
      readings.add(decoded);
    }
    return readings;
  }

  /** Lets go of the text. */
  void clear() {
    text = "";
  }

  /** Returns whether so long a text was read that its room is better given back. */
  boolean large() {
    return reader.large();
  }
}
