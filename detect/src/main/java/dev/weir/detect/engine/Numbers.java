package dev.weir.detect.engine;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Detectors of what begins with a run of digits, in a table by the run's length and by the bytes round it: a number in a text
 * meets the few that could accept it, and most numbers none.
 */
final class Numbers {

  /** Runs that are longer are all alike. */
  private static final int LONGEST = 20;

  private final Columns<Pair> before;
  private final Columns<Pair> behind;
  /** By what is before, what is behind, and the length. */
  private final Asked[][] asked;
  /** How many columns there are by what is behind. */
  private final int width;

  private record Pair(Detector detector, Trigger.Digits trigger) {}

  /** A detector, and the word that it waits for; null for none. */
  private record Asked(Detector detector, @Nullable Cue gate, int reach) {}

  Numbers(List<Detector> detectors) {
    List<Pair> pairs = detectors.stream().flatMap(detector -> detector.triggers().stream()
        .filter(Trigger.Digits.class::isInstance)
        .map(trigger -> new Pair(detector, (Trigger.Digits) trigger))).toList();
    before = new Columns<>(pairs, (pair, c) -> pair.trigger().notBehind().indexOf(c) < 0);
    behind = new Columns<>(pairs,
        (pair, c) -> pair.trigger().next().isEmpty() || pair.trigger().next().indexOf(c) >= 0);
    width = behind.accepted().size();
    asked = before.accepted().stream().flatMap(one -> behind.accepted().stream()
        .flatMap(other -> IntStream.rangeClosed(0, LONGEST)
            .mapToObj(length -> asked(one.stream().filter(other::contains), length))))
        .toArray(Asked[][]::new);
  }

  private static Asked[] asked(Stream<Pair> pairs, int length) {
    return pairs.filter(pair -> pair.trigger().min() <= length && length <= pair.trigger().max())
        .map(pair -> new Asked(pair.detector(), pair.trigger().gate(), pair.trigger().reach()))
        .distinct().toArray(Asked[]::new);
  }

  /** Calls the detectors of the number that starts at {@code at}, until one of them knows for sure what it is. */
  void meet(Text text, int at, Findings out) {
    int end = text.run(Alphabet.DIGITS, at);
    int last = text.at(at - 1);
    boolean row = last == ' ' && Alphabet.DIGITS.has(text.at(at - 2));
    int column = before.of(row ? Columns.ROW : last) * width + behind.of(text.at(end));
    for (Asked one : asked[column * (LONGEST + 1) + Math.min(end - at, LONGEST)]) {
      Cue gate = one.gate();
      if (at < out.settled()) {
        return;
      }
      if (gate == null || text.cued(gate, at, one.reach())) {
        one.detector().scan(text, at, out);
      }
    }
  }
}
