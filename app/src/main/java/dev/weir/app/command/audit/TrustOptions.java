package dev.weir.app.command.audit;

import dev.weir.app.command.CannotRun;
import dev.weir.audit.tree.Verifier;
import dev.weir.audit.verify.Trust;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options {@code --key} and {@code --witness}: keys that were kept elsewhere. */
final class TrustOptions {

  @Mixin
  private VerifierOption key = new VerifierOption();

  @Option(names = "--witness", paramLabel = "KEY", description = "The verifier of a witness that has co-signed: tells even a log that was forged with its own key.")
  private @Nullable String witness;

  Trust trust() throws CannotRun, IOException {
    String given = witness;
    Optional<Verifier> cosigner = given == null
        ? Optional.empty()
        : Optional.of(VerifierOption.read("--witness", given, true));
    return new Trust(key.verifier(), cosigner);
  }
}
