package dev.weir.app.command.vault;

import dev.weir.app.command.CannotRun;
import dev.weir.app.command.Lapse;
import dev.weir.app.text.Screen;
import dev.weir.vault.Secrets;
import dev.weir.vault.Vault;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whose a credential is, and until when, as a command says it. */
final class SecretTerms {

  @Option(names = "--owner", paramLabel = "TEXT", description = "Whom to ask about it.")
  private @Nullable String owner;

  @Option(names = "--expires", paramLabel = "TIME", description = "How long it is good, such as 12h or 90d; calls that need it fail then (default: until it is removed).")
  private @Nullable String expires;

  /** Writes them down; an owner that is not named stays. */
  void describe(Vault vault, Secrets.Listed secret) throws CannotRun, IOException {
    String whose = owner == null ? secret.note().owner() : Screen.visible(owner);
    vault.secrets().describe(secret.name(), whose, end());
  }

  /** Returns when it ends; throws where that is no time. */
  Optional<Instant> end() throws CannotRun {
    if (expires == null) {
      return Optional.empty();
    }
    String text = expires;
    return Optional.of(Lapse.parse(text).filter(Duration::isPositive).map(Instant.now()::plus).orElseThrow(
        () -> new CannotRun("that is no time", "--expires " + text,
            "write a number and one of s, m, h, d, w, such as 90d")));
  }
}
