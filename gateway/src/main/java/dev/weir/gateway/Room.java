package dev.weir.gateway;

import java.util.Locale;

/** Where a call can be on its way, as a trace names it. */
public enum Room {
  IDENTIFY, RESOLVE, DECIDE, READ, INSPECT, LIMIT, BUDGET, REWRITE, INTENT, UPSTREAM,
  /** Within {@link #UPSTREAM}: where a secret is opened, or a token had for it. */
  CREDENTIAL, ANSWER, OUTCOME;

  private final String word = name().toLowerCase(Locale.ROOT);

  /** Returns how a trace writes it. */
  public String word() {
    return word;
  }
}
