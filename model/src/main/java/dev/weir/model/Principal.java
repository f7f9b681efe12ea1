package dev.weir.model;

import java.util.Optional;

/** Who calls. */
public sealed interface Principal {

  /**
   * A caller that the configuration names.
   *
   * @param team empty text where it has none
   * @param key the key it showed; empty where its address alone proved it
   */
  record Caller(String name, String team, Optional<KeyId> key) implements Principal {}

  /** Nobody that is known; {@code why} holds nothing of what was shown. */
  record Unknown(String why) implements Principal {}
}
