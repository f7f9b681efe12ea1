package dev.weir.detect.secrets;

import dev.weir.detect.engine.About;
import dev.weir.detect.engine.Alphabet;
import java.util.List;

/**
 * Finds Postman API keys: PMAK-, 24 hexadecimal digits, a hyphen and 34 more.
 * Source: Postman docs, API keys.
 */
final class PostmanKey implements PrefixedKey {

  private static final List<Shape> SHAPES = List.of(Shape.of("PMAK-", Alphabet.BASE64URL, 59));

  @Override
  public About about() {
    return About.secret("postman-key")
        .because("reads collections and what they hold")
        .source("Postman docs, API keys")
        .hits("PMA" + "K-a1b2c3d4e5f6a7b8c9d0e1f2-a1b2c3d4e5f6a7b8c9d0e1f2a3b4c5d6e7")
        .misses("PMAK-", "PMAK-" + "x".repeat(59));
  }

  @Override
  public List<Shape> shapes() {
    return SHAPES;
  }
}
