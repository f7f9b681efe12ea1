package dev.weir.model.talk;

/**
 * What a model costs, in billionths of a US dollar for each token: a price of 2.50 dollars for a million tokens is 2500.
 *
 * @param input of what it is told
 * @param output of what it answers
 */
public record Price(long input, long output) {

  /** Returns what {@code usage} costs, in billionths of a US dollar: {@link Long#MAX_VALUE} where that is more. */
  public long of(Usage usage) {
    return sum(times(input, usage.input()), times(output, usage.output()));
  }

  private static long times(long price, long tokens) {
    return Math.multiplyHigh(price, tokens) == 0 && price * tokens >= 0 ? price * tokens : Long.MAX_VALUE;
  }

  private static long sum(long one, long other) {
    return one > Long.MAX_VALUE - other ? Long.MAX_VALUE : one + other;
  }
}
