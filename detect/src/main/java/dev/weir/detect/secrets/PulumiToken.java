package dev.weir.detect.secrets;

import dev.weir.detect.engine.About;
import dev.weir.detect.engine.Alphabet;
import java.util.List;

/**
 * Finds Pulumi access tokens: pul- and 40 hexadecimal digits.
 * Source: Pulumi docs, Access tokens.
 */
final class PulumiToken implements PrefixedKey {

  private static final List<Shape> SHAPES = List.of(Shape.of("pul-", Alphabet.LOWER_HEX, 40));

  @Override
  public About about() {
    return About.secret("pulumi-token")
        .because("controls infrastructure")
        .source("Pulumi docs, Access tokens")
        .hits("pul" + "-a1b2c3d4e5f6a7b8c9d0e1f2a3b4c5d6e7f8a9b0")
        .misses("pul-", "pul-" + "x".repeat(40));
  }

  @Override
  public List<Shape> shapes() {
    return SHAPES;
  }
}
