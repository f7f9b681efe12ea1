package dev.weir.policy;

import dev.weir.model.Decision;
import java.util.Locale;
import java.util.Map;

/** A decision in one word, as the {@code Weir-Decision} header has it. */
public enum Outcome {
  ALLOW, REDACT, DENY, SHADOW_DENY;

  static final Map<String, Outcome> WORDS = Map.of("allow", ALLOW, "redact", REDACT, "deny", DENY,
      "shadow-deny",
      SHADOW_DENY);

  /** Returns the word for {@code decision}. */
  public static Outcome of(Decision decision) {
    return switch (decision) {
      case Decision.Deny deny -> DENY;
      case Decision.Allow allow when allow.shadow().isPresent() -> SHADOW_DENY;
      case Decision.Allow allow -> allow.rewrites().isEmpty() ? ALLOW : REDACT;
    };
  }

  /** Returns the word as files and headers write it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
