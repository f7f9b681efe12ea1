package dev.weir.detect.secrets;

import dev.weir.detect.engine.About;
import dev.weir.detect.engine.Alphabet;
import java.util.List;

/**
 * Finds Linear API keys: lin_api_ and 40 letters and digits.
 * Source: Linear developers, API keys.
 */
final class LinearKey implements PrefixedKey {

  private static final List<Shape> SHAPES = List.of(Shape.of("lin_api_", Alphabet.ALNUM, 40));

  @Override
  public About about() {
    return About.secret("linear-key")
        .because("acts in Linear as its owner")
        .source("Linear developers, API keys")
        .hits("lin" + "_api_a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8s9T0")
        .misses("lin_api_", "lin_api_" + "x".repeat(40));
  }

  @Override
  public List<Shape> shapes() {
    return SHAPES;
  }
}
