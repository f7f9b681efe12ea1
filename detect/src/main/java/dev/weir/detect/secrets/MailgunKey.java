package dev.weir.detect.secrets;

import dev.weir.detect.engine.About;
import dev.weir.detect.engine.Alphabet;
import java.util.List;

/**
 * Finds Mailgun API keys: key- or pubkey- and 32 hexadecimal digits or letters.
 * Source: Mailgun docs, API keys.
 */
final class MailgunKey implements PrefixedKey {

  private static final List<Shape> SHAPES = List.of(Shape.of("key-", Alphabet.LOWER_ALNUM, 32),
      Shape.of("pubkey-", Alphabet.LOWER_ALNUM, 32));

  @Override
  public About about() {
    return About.secret("mailgun-key")
        .because("sends mail in its owner's name")
        .source("Mailgun docs, API keys")
        .hits("key" + "-a1b2c3d4e5f6a7b8c9d0e1f2a3b4c5d6")
        .misses("key-", "key-" + "x".repeat(32));
  }

  @Override
  public List<Shape> shapes() {
    return SHAPES;
  }
}
