package dev.weir.model.settings;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where a secret is kept that the vault does not keep. */
public sealed interface SecretSource {

  /** A file, such as Kubernetes mounts; one line end at its end is not part of the secret. */
  record File(Path path) implements SecretSource {}

  /** A variable of Weir's environment. */
  record Environment(String variable) implements SecretSource {}

  /** What a program prints; one line end at its end is not part of the secret. */
  record Command(List<String> words) implements SecretSource {
    public Command {
      words = List.copyOf(words);
    }
  }

  /**
   * A field of a secret in the key/value engine, version 2, of Vault or OpenBao.
   *
   * @param tokenFile holds the token that may read it; read anew each time
   * @param authorities a PEM file of the only authorities trusted there
   */
  record KeyValue(URI address, String mount, String path, String field, Path tokenFile,
      Optional<Path> authorities) implements SecretSource {}
}
