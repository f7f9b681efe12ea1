package dev.weir.detect.secrets;

import dev.weir.detect.engine.About;
import dev.weir.detect.engine.Alphabet;
import java.util.List;

/**
 * Finds DigitalOcean tokens: dop_v1_, doo_v1_ or dor_v1_ and 64 hexadecimal digits.
 * Source: DigitalOcean API reference, Authentication.
 */
final class DigitalOceanToken implements PrefixedKey {

  private static final List<Shape> SHAPES = List.of(Shape.of("dop_v1_", Alphabet.LOWER_HEX, 64),
      Shape.of("doo_v1_", Alphabet.LOWER_HEX, 64),
      Shape.of("dor_v1_", Alphabet.LOWER_HEX, 64));

  @Override
  public About about() {
    return About.secret("digitalocean-token")
        .because("controls servers")
        .source("DigitalOcean API reference, Authentication")
        .hits("dop" + "_v1_a1b2c3d4e5f6a7b8c9d0e1f2a3b4c5d6e7f8a9b0c1d2e3f4a1b2c3d4e5f6" + "a7b8")
        .misses("dop_v1_", "dop_v1_" + "x".repeat(64));
  }

  @Override
  public List<Shape> shapes() {
    return SHAPES;
  }
}
