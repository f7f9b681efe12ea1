package dev.weir.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.gateway.CallSummary;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;

final class CallMetricsTest {

  @Test
  void keepsABoundOnItsSeriesWhateverIsCounted() {
    CallMetrics metrics = new CallMetrics();
    for (int i = 0; i < 5000; i++) {
      metrics.ended(new CallSummary("d" + i, "", "deny", "r" + i, 403, Duration.ZERO, 0, 0, Map.of(),
          Optional.of("refused")));
    }
    assertThat(metrics.calls().cells()).hasSize(2001);
    assertThat(metrics.traffic().cells()).hasSize(2001);
    assertThat(metrics.calls().cells().values().stream().mapToLong(LongAdder::sum).sum()).isEqualTo(5000);
    assertThat(metrics.callers().cells()).containsOnlyKeys(new CallMetrics.Attempt("(unknown)", "deny"));
  }

  @Test
  void putsADurationInTheBucketThatHoldsIt() {
    Durations durations = new Durations();
    durations.add(Duration.ofMillis(1).toNanos());
    durations.add(Duration.ofMinutes(5).toNanos());
    assertThat(durations.counts()).hasSameSizeAs(Durations.boundsInSeconds()).startsWith(1L).endsWith(1L);
    assertThat(durations.sumInSeconds()).isEqualTo(300.001);
  }
}
