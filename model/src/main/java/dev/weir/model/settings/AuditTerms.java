package dev.weir.model.settings;

import dev.weir.model.net.HostPattern;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a running Weir does with its audit log, besides writing it: where it sends it, and how much of it it keeps. */
public record AuditTerms(List<ExportTerms> exports, Retention retention) {

  /** Sent nowhere, and kept for good. */
  public static final AuditTerms USUAL = new AuditTerms(List.of(), Retention.EVERYTHING);

  public AuditTerms {
    exports = List.copyOf(exports);
  }

  /**
   * What is dropped once nothing else holds it.
   *
   * @param keep how long a record is kept; empty for as long as there is room
   * @param mostBytes how much the segments may take; empty without a bound
   */
  public record Retention(Optional<Duration> keep, Optional<Long> mostBytes) {
    public static final Retention EVERYTHING = new Retention(Optional.empty(), Optional.empty());
  }

  /** Returns the hosts that exports show the secret {@code name} to. */
  Stream<HostPattern> recipients(String name) {
    return exports.stream().map(ExportTerms::to)
        .filter(to -> to.filled().filter(filled -> filled.secret().equals(name)).isPresent())
        .flatMap(to -> to.hosts().stream()).map(HostPattern.Exact::new);
  }
}
