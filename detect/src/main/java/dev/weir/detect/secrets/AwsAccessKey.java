package dev.weir.detect.secrets;

import dev.weir.detect.engine.About;
import dev.weir.detect.engine.Alphabet;
import java.util.List;

/**
 * Finds AWS access key ids: a four-letter prefix and 16 of [A-Z2-7].
 * Source: AWS IAM user guide, IAM identifiers.
 */
final class AwsAccessKey implements PrefixedKey {

  private static final List<Shape> SHAPES = List.of(Shape.of("AKIA", Alphabet.UPPER_ALNUM, 16),
      Shape.of("ASIA", Alphabet.UPPER_ALNUM, 16),
      Shape.of("ABIA", Alphabet.UPPER_ALNUM, 16),
      Shape.of("ACCA", Alphabet.UPPER_ALNUM, 16));

  @Override
  public About about() {
    return About.secret("aws-access-key")
        .because("lets whoever holds its secret call AWS as its owner")
        .source("AWS IAM user guide, IAM identifiers")
        .hits("AKI" + "AA2B3C4D5E6F7G2H3")
        .misses("AKIA", "AKIA" + "x".repeat(16));
  }

  @Override
  public List<Shape> shapes() {
    return SHAPES;
  }
}
