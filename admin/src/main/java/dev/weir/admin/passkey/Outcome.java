package dev.weir.admin.passkey;

/** What came of a browser's answer. */
public sealed interface Outcome {

  /** It is proven that the owner of {@code passkey} is there, and its use is kept. */
  record Accepted(Passkey passkey) implements Outcome {}

  /** Nothing is proven; {@code why} is for the log, and quotes nothing of what was sent. */
  record Refused(String why) implements Outcome {}

  /** It signs, but its counter went back: somebody may have a copy of the authenticator. Nobody is let in. */
  record Cloned(Passkey passkey) implements Outcome {}
}
