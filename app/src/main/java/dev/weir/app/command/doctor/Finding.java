package dev.weir.app.command.doctor;

/**
 * What one check came to.
 *
 * @param of what was looked at
 * @param mend what to do; empty text where nothing is to be done
 */
record Finding(State state, String of, String what, String mend) {

  /** How bad it is. */
  enum State {
    /** As it should be. */
    WELL,
    /** Works, and wants a look. */
    ODD,
    /** Does not work, or soon will not. */
    ILL
  }

  static Finding well(String of, String what) {
    return new Finding(State.WELL, of, what, "");
  }

  static Finding odd(String of, String what, String mend) {
    return new Finding(State.ODD, of, what, mend);
  }

  static Finding ill(String of, String what, String mend) {
    return new Finding(State.ILL, of, what, mend);
  }
}
