package dev.weir.model.talk;

import java.util.Locale;

/** What can be wrong with an answer, besides its size, its type and where it redirects to. */
public enum Breach {
  /** It says what the application told the model in confidence. */
  SYSTEM_PROMPT("the answer repeats the application's instructions"),
  /** It says a word that stands in instructions for this alone: to be seen where it comes out. */
  CANARY("the answer holds a canary"),
  /** It has an image or a link that would carry data to a host that nobody knows. */
  LINKS("the answer has a link that carries data to a host that the configuration does not know"),
  /** It asks for a tool to be called on what the caller may not reach. */
  TOOLS("the answer calls a tool on a destination that the caller may not reach"),
  /** It gives orders to a model that reads it. */
  INJECTION("the answer reads like an injection"),
  /** It holds a kind of data that it may not. */
  DATA("the answer holds data that it may not"),
  /** It is not what the destination's schema says. */
  SCHEMA("the answer breaks its schema"),
  /** It could not be looked at. */
  UNREADABLE("the answer cannot be looked at");

  private final String words;

  Breach(String words) {
    this.words = words;
  }

  /** Returns the spelling of configurations and records. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns what it is in a sentence. */
  @Override
  public String toString() {
    return words;
  }
}
