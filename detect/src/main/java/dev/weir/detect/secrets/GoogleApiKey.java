package dev.weir.detect.secrets;

import dev.weir.detect.engine.About;
import dev.weir.detect.engine.Alphabet;
import java.util.List;

/**
 * Finds Google API keys: AIza and 35 characters.
 * Source: Google Cloud docs, Manage API keys.
 */
final class GoogleApiKey implements PrefixedKey {

  private static final List<Shape> SHAPES = List.of(Shape.of("AIza", Alphabet.BASE64URL, 35));

  @Override
  public About about() {
    return About.secret("google-api-key")
        .because("calls Google's services at its owner's cost")
        .source("Google Cloud docs, Manage API keys")
        .hits("AIz" + "aa1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R")
        .misses("AIza", "AIza" + "x".repeat(35));
  }

  @Override
  public List<Shape> shapes() {
    return SHAPES;
  }
}
