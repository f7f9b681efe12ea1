package dev.weir.audit.search;

import dev.weir.model.AuditEvent;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What became of a call, in the words of the {@code Weir-Decision} header. */
public enum Verdict {
  ALLOW, REDACT, DENY, SHADOW_DENY;

  /** Returns the word: {@code shadow-deny}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns the verdict that {@code text} names, or empty. */
  public static Optional<Verdict> parse(String text) {
    return Arrays.stream(values()).filter(verdict -> verdict.text().equals(text)).findFirst();
  }

  /** Returns what became of a call that left. */
  public static Verdict of(AuditEvent.Intent intent) {
    if (intent.shadow().isPresent()) {
      return SHADOW_DENY;
    }
    return intent.rewritten() > 0 ? REDACT : ALLOW;
  }
}
