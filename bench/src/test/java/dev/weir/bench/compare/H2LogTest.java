package dev.weir.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class H2LogTest {

  @Test
  void countsAnswersTheirTimesAndFaults(@TempDir Path folder) throws Exception {
    H2Log log = H2Log.read(Files.writeString(folder.resolve("log"), """
        1700000000000100\t200\t300
        1700000000000000\t200\t500
        1700000000000600\t502\t100
        1700000000000600\t-1\t400
        """));
    assertThat(log.nanos()).isEqualTo(1_000_000);
    assertThat(log.tally().latencies.count()).isEqualTo(2);
    assertThat(log.tally().latencies.at(1)).isCloseTo(500_000, withinPercentage(1));
    assertThat(log.tally().faults).isEqualTo(Map.of("answered 502", 1, "answered -1", 1));
  }

  @Test
  void aLogThatIsMissingIsARoundWithoutAnAnswer(@TempDir Path folder) throws Exception {
    H2Log log = H2Log.read(folder.resolve("none"));
    assertThat(Round.of(log.tally(), log.nanos(), 0, 0).faults())
        .containsOnlyKeys("no answer in the whole round");
  }
}
