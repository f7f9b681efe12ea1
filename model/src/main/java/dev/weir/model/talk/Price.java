package dev.weir.model.talk;

/**
 * What a model costs, in billionths of a US dollar for each token: a price of 2.50 dollars for a million tokens is 2500.
 *
 * @param input of what it is told
 * @param output of what it answers
 */
public record Price(long input, long output) {

  /** Returns what {@code usage} costs, in billionths of a US dollar. */
  public long of(Usage usage) {
    return input * usage.input() + output * usage.output();
  }
}
