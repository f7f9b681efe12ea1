package dev.weir.app.command;

/** What a command's exit code says. */
public enum Exit {
  /** All is well. */
  FINE(0),
  /** Findings, failed checks or a denial. */
  FINDINGS(1),
  /** Wrong usage or configuration: the user can mend it. */
  USAGE(2),
  /** A fault of Weir: the user cannot. */
  FAULT(3);

  private final int code;

  Exit(int code) {
    this.code = code;
  }

  /** Returns the process's exit code. */
  public int code() {
    return code;
  }
}
