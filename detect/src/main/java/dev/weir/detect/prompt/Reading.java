package dev.weir.detect.prompt;

import java.util.ArrayList;
import java.util.List;

/**
 * A text as it is judged, or what was decoded from a part of one. It is judged as a whole, since a long story persuades as a
 * whole, and where it is long also by each {@link #WINDOW} words, since an order may stand in the middle of anything.
 */
final class Reading {

  static final int WINDOW = 32;
  static final int STRIDE = WINDOW / 2;

  final Words words;
  final long[] masks;
  final int[] lengths;
  final Features features;
  final boolean decoded;
  /** Where in the text this was decoded from; the whole text where it was not. */
  final int start;
  final int end;

  private Reading(CharSequence text, boolean decoded, int start, int end) {
    words = Words.of(text);
    masks = new long[words.count()];
    lengths = new int[words.count()];
    Lexicon.shipped().find(words, masks, lengths);
    features = new Features(words, masks, decoded);
    this.decoded = decoded;
    this.start = start;
    this.end = end;
  }

  /** Returns {@code text} and what is encoded in it. */
  static List<Reading> all(String text) {
    List<Reading> readings = new ArrayList<>();
    Reading whole = new Reading(text, false, 0, text.length());
    readings.add(whole);
    for (Hidden.Piece piece : Hidden.in(text, whole.words)) {
      readings.add(new Reading(piece.text(), true, piece.start(), piece.end()));
    }
    return readings;
  }

  /** Returns how many windows there are: none where the text is hardly longer than one. */
  int windows() {
    return words.count() <= WINDOW + STRIDE ? 0 : (words.count() - 1) / STRIDE;
  }

  /** Returns the first word of a window. */
  int from(int window) {
    return window * STRIDE;
  }

  /** Returns the word behind the last of a window. */
  int to(int window) {
    return Math.min(words.count(), window * STRIDE + WINDOW);
  }
}
