package dev.weir.detect.secrets;

import dev.weir.detect.engine.About;
import dev.weir.detect.engine.Alphabet;
import java.util.List;

/**
 * Finds PlanetScale tokens and passwords: pscale_ with tkn, pw or oauth and 32 to 64 characters.
 * Source: PlanetScale docs, Service tokens.
 */
final class PlanetScaleToken implements PrefixedKey {

  private static final List<Shape> SHAPES = List.of(new Shape("pscale_tkn_", Alphabet.DOTTED, 32, 64),
      new Shape("pscale_pw_", Alphabet.DOTTED, 32, 64),
      new Shape("pscale_oauth_", Alphabet.DOTTED, 32, 64));

  @Override
  public About about() {
    return About.secret("planetscale-token")
        .because("opens databases")
        .source("PlanetScale docs, Service tokens")
        .hits("psc" + "ale_tkn_a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6")
        .misses("pscale_tkn_", "pscale_tkn_" + "x".repeat(32));
  }

  @Override
  public List<Shape> shapes() {
    return SHAPES;
  }
}
