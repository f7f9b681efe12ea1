package dev.weir.app.command.audit;

import dev.weir.app.command.CannotRun;
import dev.weir.audit.tree.Verifier;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option {@code --key}: the log's verifier, as it was kept elsewhere. */
final class VerifierOption {

  private static final int LONGEST = 1 << 12;

  @Option(names = "--key", paramLabel = "KEY", description = "The log's verifier, weir-audit/…+…+…, or a file that holds it: one that was kept elsewhere.")
  private @Nullable String key;

  /** Returns the verifier; empty where none was given. */
  Optional<Verifier> verifier() throws CannotRun, IOException {
    String given = key;
    if (given == null) {
      return Optional.empty();
    }
    String line = given;
    if (given.indexOf('+') < 0 && Files.isRegularFile(Path.of(given))) {
      try (var in = Files.newInputStream(Path.of(given))) {
        line = new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8);
      }
    }
    Optional<Verifier> verifier = Verifier.parse(line);
    if (verifier.isEmpty()) {
      throw new CannotRun("that is no verifier of an audit log", "--key " + given,
          "give the line that `weir audit verify` prints, or a file that holds it");
    }
    return verifier;
  }
}
