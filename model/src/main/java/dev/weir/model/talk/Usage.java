package dev.weir.model.talk;

/**
 * How many tokens a call has cost.
 *
 * @param input what the model was told
 * @param output what it answered
 */
public record Usage(long input, long output) {

  public long total() {
    return input + output;
  }
}
