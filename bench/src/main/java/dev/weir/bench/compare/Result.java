package dev.weir.bench.compare;

/**
 * What one proxy showed in one scenario.
 *
 * @param memory bytes, right after the last round
 */
record Result(Scenario scenario, String proxy, Round median, long memory) {

  /** Returns microseconds of CPU for what the scenario counts in. */
  double cpu() {
    return median.cpu() / scenario.unitsPerRequest;
  }
}
