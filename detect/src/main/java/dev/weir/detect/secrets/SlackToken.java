package dev.weir.detect.secrets;

import dev.weir.detect.engine.About;
import dev.weir.detect.engine.Alphabet;
import java.util.List;

/**
 * Finds Slack tokens: xox, a letter for the type, and parts between hyphens.
 * Source: Slack API docs, Token types.
 */
final class SlackToken implements PrefixedKey {

  private static final List<Shape> SHAPES = List.of(new Shape("xoxb-", Alphabet.BASE64URL, 20, 260),
      new Shape("xoxp-", Alphabet.BASE64URL, 20, 260),
      new Shape("xoxa-", Alphabet.BASE64URL, 20, 260),
      new Shape("xoxr-", Alphabet.BASE64URL, 20, 260),
      new Shape("xoxs-", Alphabet.BASE64URL, 20, 260),
      new Shape("xoxo-", Alphabet.BASE64URL, 20, 260),
      new Shape("xoxe-", Alphabet.BASE64URL, 20, 260),
      new Shape("xoxc-", Alphabet.BASE64URL, 20, 260),
      new Shape("xoxd-", Alphabet.BASE64URL, 20, 260),
      new Shape("xapp-", Alphabet.BASE64URL, 20, 260),
      new Shape("xoxe.xoxb-", Alphabet.BASE64URL, 20, 260),
      new Shape("xoxe.xoxp-", Alphabet.BASE64URL, 20, 260));

  @Override
  public About about() {
    return About.secret("slack-token")
        .because("reads and writes a workspace")
        .source("Slack API docs, Token types")
        .hits("xox" + "b-a1B2c3D4e5F6g7H8i9J0")
        .misses("xoxb-", "xoxb-" + "x".repeat(20));
  }

  @Override
  public List<Shape> shapes() {
    return SHAPES;
  }
}
