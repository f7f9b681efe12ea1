package dev.weir.detect.engine;

import java.util.ArrayList;
import java.util.List;

/**
 * Detectors of what begins with a run of digits, in a table by the run's length and the byte behind it: a number in a text meets
 * the few that could accept it, and most numbers none.
 */
final class Numbers {

  /** Runs that are longer are all alike. */
  private static final int LONGEST = 20;

  /** By the low nine bits of a byte, or of the -1 beyond the text: its column; bytes that all triggers take alike share one. */
  private final byte[] columnOf = new byte[512];
  /** By column and length. */
  private final Detector[][] called;

  private record Pair(Detector detector, Trigger.Digits trigger) {}

  Numbers(List<Detector> detectors) {
    List<Pair> pairs = detectors.stream().flatMap(detector -> detector.triggers().stream()
        .filter(Trigger.Digits.class::isInstance)
        .map(trigger -> new Pair(detector, (Trigger.Digits) trigger))).toList();
    List<List<Pair>> columns = new ArrayList<>();
    for (int c = 0; c < columnOf.length; c++) {
      int next = c;
      List<Pair> column = pairs.stream().filter(pair -> pair.trigger().takes(next)).toList();
      if (!columns.contains(column)) {
        columns.add(column);
      }
      columnOf[c] = (byte) columns.indexOf(column);
    }
    called = new Detector[columns.size() * (LONGEST + 1)][];
    for (int i = 0; i < called.length; i++) {
      int length = i % (LONGEST + 1);
      called[i] = columns.get(i / (LONGEST + 1)).stream()
          .filter(pair -> pair.trigger().min() <= length && length <= pair.trigger().max())
          .map(Pair::detector).distinct().toArray(Detector[]::new);
    }
  }

  /** Calls the detectors of the number that starts at {@code at}. */
  void meet(Text text, int at, Findings out) {
    int end = text.run(Alphabet.DIGITS, at);
    int row = Math.min(end - at, LONGEST);
    for (Detector detector : called[columnOf[text.at(end) & 0x1ff] * (LONGEST + 1) + row]) {
      detector.scan(text, at, out);
    }
  }
}
