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
    return given == null ? Optional.empty() : Optional.of(read("--key", given, false));
  }

  /** Returns the verifier that an option was given: its line, or a file that holds it. */
  static Verifier read(String option, String given, boolean witness) throws CannotRun, IOException {
    String line = given;
    if (given.indexOf('+') < 0 && Files.isRegularFile(Path.of(given))) {
      try (var in = Files.newInputStream(Path.of(given))) {
        line = new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8);
      }
    }
    return Verifier.parse(line).filter(verifier -> verifier.isWitness() == witness)
        .orElseThrow(() -> witness
            ? new CannotRun("that is no verifier of a witness", option + " " + given,
                "give the line that `weir audit witness` prints, or a file that holds it")
            : new CannotRun("that is no verifier of an audit log", option + " " + given,
                "give the line that `weir audit verify` prints, or a file that holds it"));
  }
}
