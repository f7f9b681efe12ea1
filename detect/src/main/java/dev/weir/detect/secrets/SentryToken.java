package dev.weir.detect.secrets;

import dev.weir.detect.engine.About;
import dev.weir.detect.engine.Alphabet;
import java.util.List;

/**
 * Finds Sentry auth tokens: sntrys_ and an encoded part, or sntryu_ and 64 hexadecimal digits.
 * Source: Sentry docs, Auth tokens.
 */
final class SentryToken implements PrefixedKey {

  private static final List<Shape> SHAPES = List.of(Shape.of("sntryu_", Alphabet.LOWER_HEX, 64),
      new Shape("sntrys_eyJ", Alphabet.BASE64, 80, 400));

  @Override
  public About about() {
    return About.secret("sentry-token")
        .because("reads errors and what they hold")
        .source("Sentry docs, Auth tokens")
        .hits("snt" + "ryu_a1b2c3d4e5f6a7b8c9d0e1f2a3b4c5d6e7f8a9b0c1d2e3f4a1b2c3d4e5f6" + "a7b8")
        .misses("sntryu_", "sntryu_" + "x".repeat(64));
  }

  @Override
  public List<Shape> shapes() {
    return SHAPES;
  }
}
