package dev.weir.detect.secrets;

import dev.weir.detect.engine.About;
import dev.weir.detect.engine.Alphabet;
import java.util.List;

/**
 * Finds HashiCorp Vault tokens: hvs. or hvb. and 90 or more characters.
 * Source: HashiCorp Vault docs, Tokens.
 */
final class VaultToken implements PrefixedKey {

  private static final List<Shape> SHAPES = List.of(new Shape("hvs.", Alphabet.BASE64URL, 24, 300),
      new Shape("hvb.", Alphabet.BASE64URL, 130, 300));

  @Override
  public About about() {
    return About.secret("vault-token")
        .because("opens other secrets")
        .source("HashiCorp Vault docs, Tokens")
        .hits("hvs" + ".a1B2c3D4e5F6g7H8i9J0k1L2")
        .misses("hvs.", "hvs." + "x".repeat(24));
  }

  @Override
  public List<Shape> shapes() {
    return SHAPES;
  }
}
