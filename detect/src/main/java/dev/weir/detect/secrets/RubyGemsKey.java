package dev.weir.detect.secrets;

import dev.weir.detect.engine.About;
import dev.weir.detect.engine.Alphabet;
import java.util.List;

/**
 * Finds RubyGems API keys: rubygems_ and 48 hexadecimal digits.
 * Source: RubyGems guides, API key scopes.
 */
final class RubyGemsKey implements PrefixedKey {

  private static final List<Shape> SHAPES = List.of(Shape.of("rubygems_", Alphabet.LOWER_HEX, 48));

  @Override
  public About about() {
    return About.secret("rubygems-key")
        .because("publishes packages in its owner's name")
        .source("RubyGems guides, API key scopes")
        .hits("rub" + "ygems_a1b2c3d4e5f6a7b8c9d0e1f2a3b4c5d6e7f8a9b0c1d2e3f4")
        .misses("rubygems_", "rubygems_" + "x".repeat(48));
  }

  @Override
  public List<Shape> shapes() {
    return SHAPES;
  }
}
