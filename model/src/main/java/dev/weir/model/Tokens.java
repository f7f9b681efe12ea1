package dev.weir.model;

import java.util.NavigableSet;
import java.util.Optional;

/** Remembers what stands in the place of which value. */
public interface Tokens {

  /** The start of every token, so that detectors pass over them and restorers find them. */
  String PREFIX = "wtk_";

  /** Returns a token for {@code value}: {@link #PREFIX}, lower-case letters and digits only. */
  String tokenFor(Kind kind, String value, Scope scope, Terms terms);

  /**
   * Returns {@code value} encrypted, with a digit for each digit and a letter for each letter, and all else in its place;
   * the same for the same value of this kind in the same scope. Empty where fewer than a million values have its shape, so
   * that guessing would do.
   */
  Optional<String> encrypted(Kind kind, String value, Scope scope, Terms terms);

  /** Returns the value behind {@code token}, or behind what was encrypted, if that was made for {@code scope}. */
  Optional<String> valueOf(String token, Scope scope);

  /** Returns what was encrypted for {@code scope} and can be turned back, as of now; empty for most scopes. */
  NavigableSet<String> encrypted(Scope scope);
}
