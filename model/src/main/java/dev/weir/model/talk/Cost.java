package dev.weir.model.talk;

import java.util.OptionalLong;

/**
 * What a call to a model has cost.
 *
 * @param nanoDollars billionths of a US dollar; empty where the model's price is not known
 */
public record Cost(Usage tokens, OptionalLong nanoDollars) {

  /** Returns what {@code tokens} of {@code model} cost. */
  public static Cost of(Usage tokens, String model, Prices prices) {
    return new Cost(tokens,
        prices.of(model).map(price -> OptionalLong.of(price.of(tokens))).orElseGet(OptionalLong::empty));
  }
}
