package dev.weir.model.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How an upstream proves itself.
 *
 * @param ca a PEM file of the only authorities trusted here; empty means the public ones
 * @param pins SHA-256 of SubjectPublicKeyInfo in Base64, one of which must be in the chain; empty means no pins
 * @param min the lowest protocol: "1.2" or "1.3"
 */
public record TlsRule(Optional<Path> ca, List<String> pins, String min) {
  public static final TlsRule USUAL = new TlsRule(Optional.empty(), List.of(), "1.2");

  public TlsRule {
    pins = List.copyOf(pins);
  }
}
