package dev.weir.scan.result;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/**
 * Why a finding is not held against the code. It stays in every report.
 *
 * @param reason in the words of whoever wrote it
 * @param until the last day on which it holds; empty for always
 */
public record Waiver(Kind kind, String reason, Optional<LocalDate> until) {

  /** Where it is written. */
  public enum Kind {
    /** A comment beside the code. */
    COMMENT,
    /** The project's {@code weir-scan.yaml}. */
    DECLARED;

    /** Returns the spelling of reports. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
