package dev.weir.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;

class HistogramTest {

  @Test
  void quantilesAreWithinOnePercentAcrossNineDecades() {
    for (long value = 1; value < 1_000_000_000_000L; value = value * 3 + 1) {
      Histogram histogram = new Histogram();
      histogram.record(value);
      assertThat(histogram.at(0.5)).isCloseTo(value, withinPercentage(0.8));
    }
  }

  @Test
  void ranksAreThoseOfTheSortedValues() {
    Histogram histogram = new Histogram();
    for (int value = 100_000; value >= 1; value--) {
      histogram.record(value);
    }
    assertThat(histogram.count()).isEqualTo(100_000);
    assertThat(histogram.at(0.5)).isCloseTo(50_000, withinPercentage(1));
    assertThat(histogram.at(0.99)).isCloseTo(99_000, withinPercentage(1));
    assertThat(histogram.at(1)).isCloseTo(100_000, withinPercentage(1));
    assertThat(histogram.at(0)).isEqualTo(1);
  }

  @Test
  void takesTheLongestAndTheNegative() {
    Histogram histogram = new Histogram();
    histogram.record(Long.MAX_VALUE);
    histogram.record(-1);
    assertThat(histogram.at(0.5)).isZero();
    assertThat(histogram.at(1)).isCloseTo(Long.MAX_VALUE, withinPercentage(0.8));
  }

  @Test
  void isZeroWhereNothingWasCounted() {
    assertThat(new Histogram().at(0.99)).isZero();
  }
}
