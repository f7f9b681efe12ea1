package dev.weir.detect.secrets;

import dev.weir.detect.engine.About;
import dev.weir.detect.engine.Alphabet;
import java.util.List;

/**
 * Finds Twilio API keys and account ids: SK or AC and 32 hexadecimal digits.
 * Source: Twilio docs, "API keys overview" and "String identifiers".
 */
final class TwilioKey implements PrefixedKey {

  private static final List<Shape> SHAPES = List.of(Shape.of("SK", Alphabet.LOWER_HEX, 32),
      Shape.of("AC", Alphabet.LOWER_HEX, 32));

  @Override
  public About about() {
    return About.secret("twilio-key")
        .because("sends messages and calls at its owner's cost")
        .source("Twilio docs, API keys overview")
        .hits("SK" + "a1b2c3d4e5f6a7b8c9d0e1f2a3b4c5d6")
        .misses("SK", "SK" + "0".repeat(32));
  }

  @Override
  public List<Shape> shapes() {
    return SHAPES;
  }
}
