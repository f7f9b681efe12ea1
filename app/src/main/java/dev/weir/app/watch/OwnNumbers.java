package dev.weir.app.watch;

import dev.weir.admin.Numbers;
import dev.weir.trace.OtlpTraces;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Which Weir this is, until when its authority is valid, and what became of its traces, for whoever scrapes metrics. */
public final class OwnNumbers {

  private OwnNumbers() {}

  /**
   * Returns these numbers.
   *
   * @param ends when the authority that the proxy's clients trust ends
   */
  public static List<Numbers> of(String version, Supplier<Instant> ends, Optional<OtlpTraces> traces) {
    return Stream.concat(Stream.of(
        new Numbers("weir_build_info", "1, and which Weir this is.", "version", false,
            () -> Map.of(version, 1L)),
        new Numbers("weir_authority_end_timestamp_seconds",
            "When the authority ends that the proxy's clients trust.", "of", false,
            () -> Map.of("ca", ends.get().getEpochSecond()))),
        traces.stream().map(OwnNumbers::of)).toList();
  }

  private static Numbers of(OtlpTraces traces) {
    return new Numbers("weir_trace_spans", "Spans by what became of them.", "outcome", true, () -> {
      OtlpTraces.Counts counts = traces.counts();
      return Map.of("exported", counts.exported(), "failed", counts.failed(), "dropped", counts.dropped());
    });
  }
}
