package dev.weir.wire.guard;

/** Why something was turned away before it became a call. */
public enum Shed {
  /** As many connections as there may be are open. */
  CONNECTIONS("connections"),
  /** One address has as many connections as it may. */
  CONNECTIONS_PER_ADDRESS("connections_per_address"),
  /** Calls and connections in flight hold as much memory as they may. */
  MEMORY("memory"),
  /** A client that neither sends nor reads as fast as it must. */
  TOO_SLOW("too_slow");

  private final String text;

  Shed(String text) {
    this.text = text;
  }

  /** Returns what metrics and the audit log call it. */
  public String text() {
    return text;
  }
}
