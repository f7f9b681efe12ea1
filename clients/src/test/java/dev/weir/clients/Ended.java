package dev.weir.clients;

import static org.assertj.core.api.Assertions.assertThat;

/** How a program ended, and all that it said. */
record Ended(int code, String out, String err) {

  /** Returns this where the program was content; fails with all that it said where it was not. */
  Ended fine() {
    assertThat(code).as("%s", this).isZero();
    return this;
  }

  @Override
  public String toString() {
    return "exit code " + code + "\n--- out\n" + out + "\n--- err\n" + err + "\n---";
  }
}
