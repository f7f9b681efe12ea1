package dev.weir.audit.payload;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Which half of a call it is. */
public enum Side {
  REQUEST, ANSWER;

  /** Returns the word by which files and notices name it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Side> named(String word) {
    return Arrays.stream(values()).filter(side -> side.word().equals(word)).findFirst();
  }
}
