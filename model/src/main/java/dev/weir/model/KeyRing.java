package dev.weir.model;

import java.util.Optional;

/** Knows Weir's own keys. */
public interface KeyRing {

  /** Every root key starts so. */
  String PREFIX = "wk_";

  /** Every key that was made from another starts so. */
  String SUB_PREFIX = "ws_";

  /** Returns whether {@code text} is meant to be a key of Weir's. */
  static boolean looksLikeOne(String text) {
    return text.startsWith(PREFIX) || text.startsWith(SUB_PREFIX);
  }

  /** Returns whose key {@code presented} is; takes the same time whether a known id's secret is right or wrong. */
  Check check(String presented);

  /** Returns the key in force that {@code found} begins with, be it what it may that follows. */
  default Optional<Check.Valid> within(String found) {
    return check(found) instanceof Check.Valid valid ? Optional.of(valid) : Optional.empty();
  }

  /** Returns why a key that was valid is so no longer; empty where it still is. */
  Optional<String> ended(Proof.Key key);

  /** Returns why a key that was valid was ended before its time, or may have been; empty where it was not. */
  Optional<String> revoked(Proof.Key key);

  /** What became of looking at a key. */
  sealed interface Check {
    /** In force; {@code caller} is the name of a caller in the configuration. */
    record Valid(Proof.Key key, String caller) implements Check {}

    /** Not in force; {@code why} holds nothing of the key. */
    record Invalid(String why) implements Check {}
  }
}
