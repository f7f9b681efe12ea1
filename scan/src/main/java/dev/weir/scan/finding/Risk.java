package dev.weir.scan.finding;

import java.util.Locale;

/** How much harm data can do at a recipient. */
public enum Risk {
  LOW, MEDIUM, HIGH;

  /** Returns the spelling of reports. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
