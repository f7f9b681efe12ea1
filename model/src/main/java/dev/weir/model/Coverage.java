package dev.weir.model;

import java.util.Locale;

/** How much of a body was looked at. */
public enum Coverage {
  /** Every byte. */
  FULL,
  /** Some of it: the rest is opaque. */
  PARTIAL,
  /** None, since nothing asked for it. */
  NONE,
  /** None, since it could not be read. */
  OPAQUE;

  /** Returns the word in the {@code Weir-Inspected} header. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
