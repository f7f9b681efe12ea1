package dev.weir.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RoundTest {

  @Test
  void theMedianIsTakenFigureByFigureAndNoFaultIsLost() {
    Round median = Round.median(List.of(new Round(10, 300, 5, 9, Map.of("refused", 1)),
        new Round(30, 100, 4, 7, Map.of("refused", 2)), new Round(20, 200, 6, 8, Map.of())));
    assertThat(median).isEqualTo(new Round(20, 200, 5, 8, Map.of("refused", 3)));
  }

  @Test
  void ofTwoItIsTheMean() {
    Round median = Round.median(List.of(new Round(10, 1, 1, 1, Map.of()), new Round(30, 3, 3, 3, Map.of())));
    assertThat(median).isEqualTo(new Round(20, 2, 2, 2, Map.of()));
  }
}
