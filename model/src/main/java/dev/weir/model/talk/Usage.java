package dev.weir.model.talk;

/**
 * What a call has cost.
 *
 * @param input tokens that the model was told
 * @param output tokens that it answered
 * @param bytes what went to the upstream and came from it
 */
public record Usage(long input, long output, long bytes) {

  /** Of tokens alone. */
  public Usage(long input, long output) {
    this(input, output, 0);
  }

  /** Returns how many tokens it is. */
  public long total() {
    return input + output;
  }

  /** Returns of each the larger. */
  public Usage max(Usage other) {
    return new Usage(Math.max(input, other.input), Math.max(output, other.output),
        Math.max(bytes, other.bytes));
  }

  /** Returns the same tokens in so many bytes. */
  public Usage in(long moved) {
    return new Usage(input, output, moved);
  }
}
