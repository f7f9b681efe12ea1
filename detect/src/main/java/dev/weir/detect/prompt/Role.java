package dev.weir.detect.prompt;

import java.util.Locale;
import java.util.Optional;

/** Who speaks in a part of a conversation. */
public enum Role {
  /** Whoever uses the application, or nobody knows who. */
  USER,
  /** The application's own instructions: they order and forbid by right. */
  SYSTEM,
  /** The model. */
  ASSISTANT,
  /** What a tool or a search brought: data, which has nothing to order. */
  TOOL;

  /** Returns the role of this name in the dialects of the providers; empty for one that none of them has. */
  public static Optional<Role> of(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "user", "human" -> Optional.of(USER);
      case "system", "developer" -> Optional.of(SYSTEM);
      case "assistant", "model", "ai" -> Optional.of(ASSISTANT);
      case "tool", "function", "document" -> Optional.of(TOOL);
      default -> Optional.empty();
    };
  }
}
