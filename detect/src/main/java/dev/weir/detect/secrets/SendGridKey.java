package dev.weir.detect.secrets;

import dev.weir.detect.engine.About;
import dev.weir.detect.engine.Alphabet;
import java.util.List;

/**
 * Finds SendGrid API keys: SG., 22 characters, a dot and 43 more.
 * Source: Twilio SendGrid docs, API keys.
 */
final class SendGridKey implements PrefixedKey {

  private static final List<Shape> SHAPES = List.of(Shape.of("SG.", Alphabet.DOTTED, 66));

  @Override
  public About about() {
    return About.secret("sendgrid-key")
        .because("sends mail in its owner's name")
        .source("Twilio SendGrid docs, API keys")
        .hits("SG." + "a1B2c3D4e5F6g7H8i9J0k1.a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8s" + "9T0u1V")
        .misses("SG.", "SG." + "x".repeat(66));
  }

  @Override
  public List<Shape> shapes() {
    return SHAPES;
  }
}
