package dev.weir.model;

import java.util.Optional;

/** Remembers which token stands for which value. */
public interface Tokens {

  /** The start of every token, so that detectors pass over them and restorers find them. */
  String PREFIX = "wtk_";

  /**
   * Returns the token for {@code value}: {@link #PREFIX}, lower-case letters and digits only; the same value in the same
   * scope gives the same token.
   */
  String tokenFor(Kind kind, String value, Scope scope);

  /** Returns the value behind {@code token}, if it was made for {@code scope}. */
  Optional<String> valueOf(String token, Scope scope);
}
