package dev.weir.detect.ai;

import dev.weir.model.talk.Speaker;
import java.util.Locale;
import java.util.Optional;

/** Whose words stand at a place. Of two voices at one place the earlier in this list holds: what is judged comes first. */
enum Voice {
  USER(Speaker.USER), TOOL(Speaker.TOOL), DOCUMENT(Speaker.DOCUMENT),
  /** Whoever the message says. */
  ROLE(Speaker.USER), ASSISTANT(Speaker.ASSISTANT), SYSTEM(Speaker.SYSTEM), DEFINITION(
      Speaker.DEFINITION), INDEXED(Speaker.INDEXED),
  /** An image, a sound or a file. */
  MEDIA(Speaker.DOCUMENT);

  private final Speaker speaker;

  Voice(Speaker speaker) {
    this.speaker = speaker;
  }

  Speaker speaker() {
    return speaker;
  }

  static Voice named(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** Returns who speaks in a message of this {@code role}; empty for a role that no provider has. */
  static Optional<Speaker> ofRole(String role) {
    return switch (role.toLowerCase(Locale.ROOT)) {
      case "user", "human" -> Optional.of(Speaker.USER);
      case "system", "developer" -> Optional.of(Speaker.SYSTEM);
      case "assistant", "model", "chatbot" -> Optional.of(Speaker.ASSISTANT);
      case "tool", "function" -> Optional.of(Speaker.TOOL);
      default -> Optional.empty();
    };
  }
}
