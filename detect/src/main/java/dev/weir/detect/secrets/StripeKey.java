package dev.weir.detect.secrets;

import dev.weir.detect.engine.About;
import dev.weir.detect.engine.Alphabet;
import java.util.List;

/**
 * Finds Stripe secret and restricted keys, live and test: a prefix and 10 to 247 letters and digits.
 * Source: Stripe docs, API keys.
 */
final class StripeKey implements PrefixedKey {

  private static final List<Shape> SHAPES = List.of(new Shape("sk_live_", Alphabet.ALNUM, 10, 247),
      new Shape("rk_live_", Alphabet.ALNUM, 10, 247),
      new Shape("sk_test_", Alphabet.ALNUM, 10, 247),
      new Shape("rk_test_", Alphabet.ALNUM, 10, 247),
      new Shape("sk_prod_", Alphabet.ALNUM, 10, 247),
      new Shape("rk_prod_", Alphabet.ALNUM, 10, 247),
      new Shape("whsec_", Alphabet.ALNUM, 10, 247));

  @Override
  public About about() {
    return About.secret("stripe-key")
        .because("moves money")
        .source("Stripe docs, API keys")
        .hits("sk_" + "live_a1B2c3D4e5")
        .misses("sk_live_", "sk_live_" + "x".repeat(10));
  }

  @Override
  public List<Shape> shapes() {
    return SHAPES;
  }
}
