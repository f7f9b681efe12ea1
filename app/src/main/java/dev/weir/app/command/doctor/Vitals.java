package dev.weir.app.command.doctor;

import dev.weir.app.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the numbers of a running Weir say of how it does. */
record Vitals(Metrics metrics) {

  private static final double MOST_BEHIND = 100_000;
  private static final double NEAR = 0.9;

  List<Finding> look() {
    List<Finding> findings = new ArrayList<>();
    findings.add(version());
    metrics.of("weir_configuration_broken{of=\"file\"}").ifPresent(broken -> findings.add(broken > 0
        ? Finding.ill("reload", "the file is wrong, and Weir goes by one from before",
            "`weir check` says what is wrong")
        : Finding.well("reload", "Weir goes by this file")));
    metrics.of("weir_audit_failed{of=\"log\"}").ifPresent(failed -> findings.add(failed > 0
        ? Finding.ill("audit", "the log cannot be written, and no call leaves",
            "mend the disk, then start Weir again")
        : Finding.well("audit", "records are kept")));
    shipping(findings);
    memory(findings);
    lost(findings);
    return findings;
  }

  private Finding version() {
    String running = metrics.version();
    return running.equals(Version.number())
        ? Finding.well("version", running + ", on Java " + Runtime.version())
        : Finding.odd("version", "Weir " + (running.isEmpty() ? "of another version" : running)
            + " runs, and this is " + Version.number(), "`weir serve --takeover` lets this one take over");
  }

  private void shipping(List<Finding> findings) {
    metrics.of("weir_audit_shipped{store=\"postgres\"}").ifPresent(shipped -> {
      double behind = metrics.sum("weir_audit_records_total") - shipped;
      String what = String.format(Locale.ROOT, "%.0f records are not shipped yet", Math.max(0, behind));
      findings.add(behind > MOST_BEHIND
          ? Finding.odd("audit shipping", what, "look at shared.postgres, and at the log for why")
          : Finding.well("audit shipping", what));
    });
  }

  private void memory(List<Finding> findings) {
    for (String what : List.of("bodies", "buffers")) {
      double held = metrics.of("weir_held_bytes{what=\"" + what + "\"}").orElse(0);
      double most = metrics.of("weir_held_bytes_limit{what=\"" + what + "\"}").orElse(Double.MAX_VALUE);
      if (held > NEAR * most) {
        findings.add(Finding.odd("memory", what + " hold nine tenths of what they may",
            "give Weir more memory (docs/operations.md), or look who asks for so much"));
      }
    }
  }

  private void lost(List<Finding> findings) {
    double lost = metrics.of("weir_trace_spans_total{outcome=\"dropped\"}").orElse(0)
        + metrics.of("weir_trace_spans_total{outcome=\"failed\"}").orElse(0);
    if (lost > 0) {
      findings.add(Finding.odd("traces", String.format(Locale.ROOT, "%.0f spans did not arrive", lost),
          "look at the collector, or lower telemetry.traces.sample"));
    }
  }
}
