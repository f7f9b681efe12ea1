package dev.weir.detect.secrets;

import dev.weir.detect.engine.About;
import dev.weir.detect.engine.Alphabet;
import java.util.List;

/**
 * Finds PyPI upload tokens: pypi- and a macaroon that begins AgEIcHlwaS5vcmc or AgENdGVzdC5weXBpLm9yZw.
 * Source: PyPI help, API tokens.
 */
final class PypiToken implements PrefixedKey {

  private static final List<Shape> SHAPES = List.of(
      new Shape("pypi-AgEIcHlwaS5vcmc", Alphabet.BASE64URL, 50, 1000),
      new Shape("pypi-AgENdGVzdC5weXBpLm9yZw", Alphabet.BASE64URL, 50, 1000));

  @Override
  public About about() {
    return About.secret("pypi-token")
        .because("publishes packages in its owner's name")
        .source("PyPI help, API tokens")
        .hits("pyp" + "i-AgEIcHlwaS5vcmca1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8s9T0u1V2w3X4y5")
        .misses("pypi-AgEIcHlwaS5vcmc", "pypi-AgEIcHlwaS5vcmc" + "x".repeat(50));
  }

  @Override
  public List<Shape> shapes() {
    return SHAPES;
  }
}
