package dev.weir.detect.engine;

import java.util.List;

/** Detectors of a mark or of a value, in a table by the bytes on its sides: most marks and values in a text meet none. */
final class Sides {

  private final Columns<Asked> left;
  private final Columns<Asked> right;
  private final Asked[][] asked;
  /** How many columns there are on the right. */
  private final int width;
  /** Nobody asks for what is shorter. */
  private final int least;

  /**
   * A detector, and what it waits for.
   *
   * @param left the bytes of which one stands on the left; empty for any
   * @param right the bytes of which one stands on the right; empty for any
   * @param least how long it is at least
   */
  private record Asked(Detector detector, String left, String right, int least) {}

  private Sides(List<Asked> all) {
    left = new Columns<>(all, (one, c) -> one.left().isEmpty() || one.left().indexOf(c) >= 0);
    right = new Columns<>(all, (one, c) -> one.right().isEmpty() || one.right().indexOf(c) >= 0);
    width = right.accepted().size();
    asked = left.accepted().stream().flatMap(one -> right.accepted().stream()
        .map(other -> one.stream().filter(other::contains).toArray(Asked[]::new))).toArray(Asked[][]::new);
    least = all.stream().mapToInt(Asked::least).min().orElse(Integer.MAX_VALUE);
  }

  /** Returns the detectors of colons. */
  static Sides ofColons(List<Detector> detectors) {
    return new Sides(detectors.stream().flatMap(detector -> detector.triggers().stream()
        .filter(Trigger.Colon.class::isInstance).map(Trigger.Colon.class::cast)
        .map(colon -> new Asked(detector, colon.before(), colon.behind(), 1))).toList());
  }

  /** Returns the detectors of values. */
  static Sides ofValues(List<Detector> detectors) {
    return new Sides(detectors.stream().flatMap(detector -> detector.triggers().stream()
        .filter(Trigger.End.class::isInstance).map(Trigger.End.class::cast)
        .map(end -> new Asked(detector, end.first(), end.last(), end.least()))).toList());
  }

  /** Calls those of what is {@code length} long, with these bytes on its left and its right, for {@code at}. */
  void meet(Text text, int at, int onLeft, int onRight, int length, Findings out) {
    if (length < least) {
      return;
    }
    for (Asked one : asked[left.of(onLeft) * width + right.of(onRight)]) {
      if (length >= one.least()) {
        one.detector().scan(text, at, out);
      }
    }
  }
}
