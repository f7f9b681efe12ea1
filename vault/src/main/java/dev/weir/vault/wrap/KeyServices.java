package dev.weir.vault.wrap;

import dev.weir.vault.cloud.Environment;
import java.io.IOException;
import java.time.InstantSource;

/** The key services that there are. */
public final class KeyServices {

  private KeyServices() {}

  /**
   * Returns the service that {@code text} refers to, which is asked nothing yet.
   *
   * @throws IOException where it refers to none, with what is wrong
   */
  public static KeyService of(String text, Environment environment, InstantSource clock) throws IOException {
    Reference reference = Reference.parse(text);
    try {
      return switch (reference.scheme()) {
        case "pkcs11" -> HardwareKey.of(reference);
        case "awskms" -> KmsKey.of(reference, environment, clock);
        default -> TransitKey.of(reference, environment, clock);
      };
    } catch (IllegalArgumentException e) {
      throw new IOException("a file or an address in it can be none", e);
    }
  }
}
