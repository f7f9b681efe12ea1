package dev.weir.model.talk;

/**
 * What a model costs, in billionths of a US dollar for each token: a price of 2.50 dollars for a million tokens is 2500.
 *
 * @param input of what it is told
 * @param output of what it answers
 * @param cached of what it is told and has read from a cache
 * @param written of what it is told and has written into a cache
 */
public record Price(long input, long output, long cached, long written) {

  /** One that knows of no cache: what goes through it is input. */
  public Price(long input, long output) {
    this(input, output, input, input);
  }

  /** Returns what {@code usage} costs, in billionths of a US dollar: {@link Long#MAX_VALUE} where that is more. */
  public long of(Usage usage) {
    long plain = Math.max(0, usage.input() - usage.cached() - usage.written());
    return sum(sum(times(input, plain), times(output, usage.output())),
        sum(times(cached, usage.cached()), times(written, usage.written())));
  }

  private static long times(long price, long tokens) {
    return Math.multiplyHigh(price, tokens) == 0 && price * tokens >= 0 ? price * tokens : Long.MAX_VALUE;
  }

  private static long sum(long one, long other) {
    return one > Long.MAX_VALUE - other ? Long.MAX_VALUE : one + other;
  }
}
