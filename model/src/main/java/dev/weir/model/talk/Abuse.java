package dev.weir.model.talk;

import java.util.Locale;

/** How a text tries to make a language model do what its application does not want. */
public enum Abuse {
  /** Orders that are to take the place of the application's own. */
  INJECTION("an injection"),
  /** Talks the model out of its rules. */
  JAILBREAK("a jailbreak"),
  /** Asks for the application's instructions or for what is secret in them. */
  EXTRACTION("an extraction"),
  /** An order in a document, a page or a tool's answer. */
  INDIRECT("an indirect injection");

  private final String words;

  Abuse(String words) {
    this.words = words;
  }

  /** Returns the spelling of configurations and reports. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns what it is in a sentence. */
  @Override
  public String toString() {
    return words;
  }
}
