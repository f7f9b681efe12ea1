package dev.weir.detect.secrets;

import dev.weir.detect.engine.About;
import dev.weir.detect.engine.Alphabet;
import java.util.List;

/**
 * Finds Shopify access tokens and shared secrets: shpat_, shpca_, shppa_ or shpss_ and 32 hexadecimal digits.
 * Source: Shopify docs, Access tokens.
 */
final class ShopifyToken implements PrefixedKey {

  private static final List<Shape> SHAPES = List.of(Shape.of("shpat_", Alphabet.HEX, 32),
      Shape.of("shpca_", Alphabet.HEX, 32),
      Shape.of("shppa_", Alphabet.HEX, 32),
      Shape.of("shpss_", Alphabet.HEX, 32));

  @Override
  public About about() {
    return About.secret("shopify-token")
        .because("reads a shop's customers and orders")
        .source("Shopify docs, Access tokens")
        .hits("shp" + "at_a1b2c3d4e5f6a7b8c9d0e1f2a3b4c5d6")
        .misses("shpat_", "shpat_" + "x".repeat(32));
  }

  @Override
  public List<Shape> shapes() {
    return SHAPES;
  }
}
