package dev.weir.scan.config;

import dev.weir.scan.finding.Verdict;
import java.util.Locale;

/** Which findings make a scan end with exit code 1. */
public enum FailOn {
  /** None: the report is all that is wanted. */
  NONE,
  /** Those by which anything leaves, and files that could not be read. */
  EGRESS,
  /** Those by which personal data, secrets or what people wrote leave or nobody can tell, and files that could not be read. */
  SENSITIVE;

  /** Returns the spelling of options and files. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns whether a finding or a file of {@code verdict} fails the scan. */
  public boolean fails(Verdict verdict) {
    return switch (verdict) {
      case NONE, CAPABLE, DOWNLOAD_ONLY -> false;
      case SENDS -> this == EGRESS;
      case SENDS_SENSITIVE, OPAQUE, FAILED -> this != NONE;
    };
  }
}
