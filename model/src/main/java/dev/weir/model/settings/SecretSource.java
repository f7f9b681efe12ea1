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

  /** A field of a secret in the key/value engine, version 2, of Vault or OpenBao. */
  record KeyValue(SecretServer server, String mount, String path, String field) implements SecretSource {}

  /**
   * What an engine of Vault or OpenBao makes for Weir alone, for as long as its lease lasts.
   *
   * @param format of the secret, with the answer's fields in braces: {@code {username}:{password}}
   */
  record Dynamic(SecretServer server, String path, String format) implements SecretSource {}

  /**
   * A secret in AWS Secrets Manager.
   *
   * @param field of its JSON; empty for the whole text
   * @param keyFile holds {@code ID:SECRET} or {@code ID:SECRET:TOKEN}; empty where AWS's own places are searched
   * @param endpoint empty for the region's
   */
  record AwsSecret(String region, String id, String stage, Optional<String> field, Optional<Path> keyFile,
      Optional<URI> endpoint) implements SecretSource {}

  /**
   * A version of a secret in Google Secret Manager.
   *
   * @param field of its JSON; empty for the whole
   * @param accountFile a service account's key; empty for the one that the machine runs as
   */
  record GoogleSecret(String project, String name, String version, Optional<String> field,
      Optional<Path> accountFile, Optional<URI> endpoint) implements SecretSource {}
}
