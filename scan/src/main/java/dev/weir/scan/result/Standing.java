package dev.weir.scan.result;

import java.util.Locale;

/** How a finding stands to an earlier report. */
public enum Standing {
  NEW, UNCHANGED;

  /** Returns the spelling of reports, which is SARIF's too. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
