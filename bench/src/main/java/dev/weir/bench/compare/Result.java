package dev.weir.bench.compare;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What one proxy showed in one scenario.
 *
 * @param added the median of what each round showed over the same round without a proxy; empty where none was driven
 */
record Result(Scenario scenario, String proxy, Round median, Optional<Round> added) {

  /** Returns what {@code rounds} come to, {@code direct} being the rounds without a proxy, if there were any. */
  static Result of(Scenario scenario, String proxy, List<Round> rounds, List<Round> direct) {
    Optional<Round> added = direct.isEmpty() || proxy.equals(Direct.NAME)
        ? Optional.empty()
        : Optional.of(Round.median(
            IntStream.range(0, rounds.size()).mapToObj(i -> rounds.get(i).over(direct.get(i))).toList()));
    return new Result(scenario, proxy, Round.median(rounds), added);
  }

  /** Returns whether there was any answer, without which no figure means anything. */
  boolean answered() {
    return median.rate() > 0;
  }
}
