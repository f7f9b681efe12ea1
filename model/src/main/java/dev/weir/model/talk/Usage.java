package dev.weir.model.talk;

/**
 * What a call has cost.
 *
 * @param input tokens that the model was told, also those that were read from a cache or written into one
 * @param output tokens that it answered
 * @param bytes what went to the upstream and came from it
 * @param cached how many of the input were read from a cache
 * @param written how many of the input were written into a cache
 */
public record Usage(long input, long output, long bytes, long cached, long written) {

  /** Of tokens alone, without a cache. */
  public Usage(long input, long output) {
    this(input, output, 0);
  }

  /** Without a cache. */
  public Usage(long input, long output, long bytes) {
    this(input, output, bytes, 0, 0);
  }

  /** Returns how many tokens it is. */
  public long total() {
    return input + output;
  }

  /** Returns of each the larger, and of what may make it cheaper the smaller. */
  public Usage max(Usage other) {
    return new Usage(Math.max(input, other.input), Math.max(output, other.output),
        Math.max(bytes, other.bytes), Math.min(cached, other.cached), Math.max(written, other.written));
  }

  /** Returns the same tokens in so many bytes. */
  public Usage in(long moved) {
    return new Usage(input, output, moved, cached, written);
  }

  /** Returns the same where all input is written into a cache: nothing that it may turn out to be is dearer. */
  public Usage dearest() {
    return new Usage(input, output, bytes, 0, input);
  }
}
