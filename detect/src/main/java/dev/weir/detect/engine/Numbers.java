package dev.weir.detect.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Detectors of what begins with a run of digits, in a table by the run's length and by the bytes round it: a number in a text
 * meets the few that could accept it, and most numbers none.
 */
final class Numbers {

  /** Runs that are longer are all alike. */
  private static final int LONGEST = 20;

  /** The low nine bits of a byte, or of the -1 beyond the text. */
  private static final int BYTES = 512;

  private final Columns before;
  private final Columns behind;
  /** By what is before, what is behind, and the length. */
  private final Detector[][] called;

  private record Pair(Detector detector, Trigger.Digits trigger) {}

  /** Columns of a table by byte: those that the same triggers accept share one. */
  private static final class Columns {
    final byte[] of = new byte[BYTES];
    final List<List<Pair>> accepted = new ArrayList<>();

    Columns(IntFunction<List<Pair>> accepting) {
      for (int c = 0; c < BYTES; c++) {
        List<Pair> pairs = accepting.apply(c);
        if (!accepted.contains(pairs)) {
          accepted.add(pairs);
        }
        of[c] = (byte) accepted.indexOf(pairs);
      }
    }
  }

  Numbers(List<Detector> detectors) {
    List<Pair> pairs = detectors.stream().flatMap(detector -> detector.triggers().stream()
        .filter(Trigger.Digits.class::isInstance)
        .map(trigger -> new Pair(detector, (Trigger.Digits) trigger))).toList();
    before = new Columns(
        c -> pairs.stream().filter(pair -> pair.trigger().notBehind().indexOf(c) < 0).toList());
    behind = new Columns(c -> pairs.stream()
        .filter(pair -> pair.trigger().next().isEmpty() || pair.trigger().next().indexOf(c) >= 0).toList());
    called = before.accepted.stream().flatMap(one -> behind.accepted.stream()
        .flatMap(other -> IntStream.rangeClosed(0, LONGEST).mapToObj(length -> one.stream()
            .filter(other::contains)
            .filter(pair -> pair.trigger().min() <= length && length <= pair.trigger().max())
            .map(Pair::detector).distinct().toArray(Detector[]::new))))
        .toArray(Detector[][]::new);
  }

  /** Calls the detectors of the number that starts at {@code at}. */
  void meet(Text text, int at, Findings out) {
    int end = text.run(Alphabet.DIGITS, at);
    int column = before.of[text.at(at - 1) & BYTES - 1] * behind.accepted.size()
        + behind.of[text.at(end) & BYTES - 1];
    for (Detector detector : called[column * (LONGEST + 1) + Math.min(end - at, LONGEST)]) {
      detector.scan(text, at, out);
    }
  }
}
