package dev.weir.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RoundTest {

  @Test
  void theMedianIsTakenFigureByFigureAndNoFaultIsLost() {
    Round median = Round.median(List.of(new Round(10, 300, 5, 9, 70, Map.of("refused", 1)),
        new Round(30, 100, 4, 7, 90, Map.of("refused", 2)), new Round(20, 200, 6, 8, 80, Map.of())));
    assertThat(median).isEqualTo(new Round(20, 200, 5, 8, 80, Map.of("refused", 3)));
  }

  @Test
  void ofTwoItIsTheMean() {
    Round median = Round
        .median(List.of(new Round(10, 1, 1, 1, 1, Map.of()), new Round(30, 3, 3, 3, 3, Map.of())));
    assertThat(median).isEqualTo(new Round(20, 2, 2, 2, 2, Map.of()));
  }

  @Test
  void whatIsAddedIsTheLatencyOverTheSameRoundWithoutAProxy() {
    List<Round> rounds = List.of(latencies(100, 900), latencies(400, 1200), latencies(110, 910));
    List<Round> direct = List.of(latencies(60, 800), latencies(350, 1090), latencies(65, 815));
    Result result = Result.of(Scenario.PACED, "a proxy", rounds, direct);
    assertThat(result.added()).hasValue(latencies(45, 100));
    assertThat(result.median()).isEqualTo(latencies(110, 910));
    assertThat(Result.of(Scenario.PACED, "a proxy", rounds, List.of()).added()).isEmpty();
    assertThat(Result.of(Scenario.PACED, Direct.NAME, direct, direct).added()).isEmpty();
  }

  private static Round latencies(double p50, double p99) {
    return new Round(0, 1000, p50, p99, 0, Map.of());
  }
}
