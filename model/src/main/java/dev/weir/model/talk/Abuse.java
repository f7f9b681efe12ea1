package dev.weir.model.talk;

import java.util.Locale;

/** How a text tries to make a language model do what its application does not want. */
public enum Abuse {
  /** Orders that are to take the place of the application's own. */
  INJECTION,
  /** Talks the model out of its rules. */
  JAILBREAK,
  /** Asks for the application's instructions or for what is secret in them. */
  EXTRACTION,
  /** An order in a document, a page or a tool's answer. */
  INDIRECT;

  /** Returns the spelling of configurations and reports. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
