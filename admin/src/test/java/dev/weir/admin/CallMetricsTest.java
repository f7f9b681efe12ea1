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
  void countsWhatARuleHasHeldBack() {
    CallMetrics metrics = new CallMetrics();
    for (int status : new int[]{429, 503, 403, 200}) {
      metrics
          .ended(new CallSummary("d", "c", status == 200 ? "allow" : "deny", "pace", status, Duration.ZERO, 0,
              0, Map.of(), Optional.empty()));
    }
    metrics.ended(
        new CallSummary("d", "c", "allow", "pace", 429, Duration.ZERO, 0, 0, Map.of(), Optional.empty()));
    assertThat(metrics.heldBack("pace")).as("what the upstream refuses is not the rule's").isEqualTo(2);
    assertThat(metrics.heldBack("other")).isZero();
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
