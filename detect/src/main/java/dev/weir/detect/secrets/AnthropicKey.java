package dev.weir.detect.secrets;

import dev.weir.detect.engine.About;
import dev.weir.detect.engine.Alphabet;
import java.util.List;

/**
 * Finds Anthropic API keys: sk-ant-, the kind of key, and 80 or more characters.
 * Source: Anthropic API docs, Authentication.
 */
final class AnthropicKey implements PrefixedKey {

  private static final List<Shape> SHAPES = List.of(new Shape("sk-ant-", Alphabet.BASE64URL, 40, 200));

  @Override
  public About about() {
    return About.secret("anthropic-key")
        .because("spends its owner's budget and reads its history")
        .source("Anthropic API docs, Authentication")
        .hits("sk-" + "ant-a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8s9T0")
        .misses("sk-ant-", "sk-ant-" + "x".repeat(40));
  }

  @Override
  public List<Shape> shapes() {
    return SHAPES;
  }
}
