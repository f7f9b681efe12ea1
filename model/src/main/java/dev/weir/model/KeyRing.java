package dev.weir.model;

/** Knows Weir's own keys. */
public interface KeyRing {

  /** Every root key starts so. */
  String PREFIX = "wk_";

  /** Returns whose key {@code presented} is; takes the same time whether a known id's secret is right or wrong. */
  Check check(String presented);

  /** What became of looking at a key. */
  sealed interface Check {
    /** In force; {@code caller} is the name of a caller in the configuration. */
    record Valid(KeyId id, String caller) implements Check {}

    /** Not in force; {@code why} holds nothing of the key. */
    record Invalid(String why) implements Check {}
  }
}
