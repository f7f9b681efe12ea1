package dev.weir.model.settings;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A Vault or OpenBao, and how Weir proves itself there.
 *
 * @param namespace empty text for the root's
 * @param authorities a PEM file of the only authorities trusted there
 */
public record SecretServer(URI address, String namespace, Login login, Optional<Path> authorities) {

  /** How a token is had. Files are read anew each time. */
  public sealed interface Login {

    /** One that somebody else renews, in a file. */
    record Token(Path file) implements Login {}

    /** A role's id, and its secret id in a file. */
    record AppRole(String mount, String role, Path secretFile) implements Login {}

    /** A Kubernetes service account's token, in a file. */
    record Kubernetes(String mount, String role, Path tokenFile) implements Login {}
  }
}
