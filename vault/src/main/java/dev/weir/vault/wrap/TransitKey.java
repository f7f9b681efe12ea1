package dev.weir.vault.wrap;

import dev.weir.model.settings.SecretServer;
import dev.weir.model.settings.SecretServer.Login;
import dev.weir.vault.cloud.Environment;
import dev.weir.vault.cloud.ServerSession;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;

/**
 * A key of the transit engine of Vault or OpenBao: {@code vault:MOUNT/KEY}. What it wraps says which version of the key did.
 * Source: Vault API documentation, "Transit secrets engine", "Encrypt data", "Decrypt data".
 */
record TransitKey(Reference reference, String mount, String key,
    ServerSession session) implements KeyService {

  private static final Set<String> PARAMETERS = Set.of("address", "namespace", "ca", "token_file", "approle",
      "secret_id_file", "kubernetes", "jwt_file", "auth_mount");
  private static final String JWT = "/var/run/secrets/kubernetes.io/serviceaccount/token";
  private static final String DATA = ",\"associated_data\":\""
      + Base64.getEncoder().encodeToString(PURPOSE.getBytes(StandardCharsets.UTF_8)) + "\"}";

  static TransitKey of(Reference reference, Environment environment, InstantSource clock) throws IOException {
    reference.checkParameters(PARAMETERS);
    int slash = reference.name().lastIndexOf('/');
    boolean plain = reference.name().chars()
        .allMatch(c -> Character.isLetterOrDigit(c) || c == '/' || c == '-' || c == '_' || c == '.');
    if (slash <= 0 || slash == reference.name().length() - 1 || !plain) {
      throw new IOException("it names no key: write vault:transit/NAME");
    }
    String address = reference.find("address").or(() -> environment.find("VAULT_ADDR")).orElseThrow(
        () -> new IOException(
            "nobody says where: set VAULT_ADDR, or write vault:transit/NAME?address=https://…"));
    String namespace = reference.find("namespace").or(() -> environment.find("VAULT_NAMESPACE")).orElse("");
    Optional<Path> ca = reference.find("ca").or(() -> environment.find("VAULT_CACERT")).map(Path::of);
    SecretServer server = new SecretServer(Environment.address(address), namespace, login(reference), ca);
    return new TransitKey(reference, reference.name().substring(0, slash),
        reference.name().substring(slash + 1), new ServerSession(server, clock));
  }

  private static Login login(Reference reference) throws IOException {
    Optional<Path> token = reference.find("token_file").map(Path::of);
    Optional<String> appRole = reference.find("approle");
    Optional<String> kubernetes = reference.find("kubernetes");
    if ((token.isPresent() ? 1 : 0) + (appRole.isPresent() ? 1 : 0) + (kubernetes.isPresent() ? 1 : 0) != 1) {
      throw new IOException("Weir is not told how to log in: give one of token_file=FILE, approle=ROLE-ID"
          + " (with secret_id_file=FILE) and kubernetes=ROLE");
    }
    if (token.isPresent()) {
      return new Login.Token(token.get());
    }
    if (appRole.isPresent()) {
      Path secret = reference.find("secret_id_file").map(Path::of)
          .orElseThrow(() -> new IOException("approle wants a secret_id_file=FILE beside it"));
      return new Login.AppRole(reference.find("auth_mount").orElse("approle"), appRole.get(), secret);
    }
    return new Login.Kubernetes(reference.find("auth_mount").orElse("kubernetes"), kubernetes.orElse(""),
        Path.of(reference.find("jwt_file").orElse(JWT)));
  }

  @Override
  public String name() {
    return reference.plain();
  }

  @Override
  public byte[] wrap(byte[] bytes) throws IOException, InterruptedException {
    String body = "{\"plaintext\":\"" + Base64.getEncoder().encodeToString(bytes) + "\"" + DATA;
    return session.post(mount + "/encrypt/" + key, body).text("data", "ciphertext")
        .getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public byte[] unwrap(byte[] wrapped) throws IOException, InterruptedException {
    String text = new String(wrapped, StandardCharsets.US_ASCII);
    if (!text.startsWith("vault:v")
        || !text.chars().allMatch(c -> c > ' ' && c < 127 && c != '"' && c != '\\')) {
      throw new IOException("what it should unwrap is not its own");
    }
    String plain = session.post(mount + "/decrypt/" + key, "{\"ciphertext\":\"" + text + "\"" + DATA)
        .text("data", "plaintext");
    try {
      return Base64.getDecoder().decode(plain);
    } catch (IllegalArgumentException e) {
      throw new IOException("it answered what is no Base64");
    }
  }
}
