package dev.weir.detect.secrets;

import dev.weir.detect.engine.About;
import dev.weir.detect.engine.Alphabet;
import java.util.List;

/**
 * Finds Hugging Face tokens: hf_ or api_org_ and 34 letters.
 * Source: Hugging Face docs, User access tokens.
 */
final class HuggingFaceToken implements PrefixedKey {

  private static final List<Shape> SHAPES = List.of(Shape.of("hf_", Alphabet.ALNUM, 34),
      Shape.of("api_org_", Alphabet.ALNUM, 34));

  @Override
  public About about() {
    return About.secret("hugging-face-token")
        .because("reads and writes models and data")
        .source("Hugging Face docs, User access tokens")
        .hits("hf_" + "a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7")
        .misses("hf_", "hf_" + "x".repeat(34));
  }

  @Override
  public List<Shape> shapes() {
    return SHAPES;
  }
}
