package dev.weir.model.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How an upstream proves itself, and Weir to it.
 *
 * @param ca a PEM file of the only authorities trusted here; empty means the public ones
 * @param pins SHA-256 of SubjectPublicKeyInfo in Base64, one of which must be in the chain; empty means no pins
 * @param min the lowest protocol: "1.2" or "1.3"
 * @param client what Weir shows where the upstream asks for a certificate
 */
public record TlsRule(Optional<Path> ca, List<String> pins, String min, Optional<Client> client) {
  public static final TlsRule USUAL = new TlsRule(Optional.empty(), List.of(), "1.2");

  public TlsRule {
    pins = List.copyOf(pins);
  }

  /** The rule of an upstream that asks for no certificate. */
  public TlsRule(Optional<Path> ca, List<String> pins, String min) {
    this(ca, pins, min, Optional.empty());
  }

  /** Returns the secrets that a handshake needs. */
  public Stream<String> secrets() {
    return client.stream().flatMap(shown -> switch (shown) {
      case ClientFiles _ -> Stream.of();
      case ClientSecret kept -> Stream.concat(Stream.of(kept.secret()), kept.password().stream());
    });
  }

  /** Where a certificate and its key are. */
  public sealed interface Client {}

  /**
   * A certificate and its key, in PEM.
   *
   * @param certificate the leaf first, then the authorities between it and its root
   * @param key PKCS#8, not encrypted
   */
  public record ClientFiles(Path certificate, Path key) implements Client {}

  /**
   * A certificate and its key, in the vault.
   *
   * @param secret names both: PEM of the chain and the key, or PKCS#12
   * @param password names the secret that opens PKCS#12; empty where it has no password
   */
  public record ClientSecret(String secret, Optional<String> password) implements Client {}
}
