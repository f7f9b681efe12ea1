package dev.weir.detect.secrets;

import dev.weir.detect.engine.About;
import dev.weir.detect.engine.Alphabet;
import java.util.List;

/**
 * Finds Doppler tokens: dp.pt. and 43 letters and digits.
 * Source: Doppler docs, Token formats.
 */
final class DopplerToken implements PrefixedKey {

  private static final List<Shape> SHAPES = List.of(new Shape("dp.pt.", Alphabet.ALNUM, 40, 44),
      new Shape("dp.st.", Alphabet.ALNUM, 40, 44),
      new Shape("dp.ct.", Alphabet.ALNUM, 40, 44),
      new Shape("dp.sa.", Alphabet.ALNUM, 40, 44));

  @Override
  public About about() {
    return About.secret("doppler-token")
        .because("opens other secrets")
        .source("Doppler docs, Token formats")
        .hits("dp." + "pt.a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8s9T0")
        .misses("dp.pt.", "dp.pt." + "x".repeat(40));
  }

  @Override
  public List<Shape> shapes() {
    return SHAPES;
  }
}
