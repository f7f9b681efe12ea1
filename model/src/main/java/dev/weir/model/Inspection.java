package dev.weir.model;

import dev.weir.model.net.Bytes;
import java.util.List;

/** One request that was looked at, with what it takes to rewrite it. */
public interface Inspection {

  /** Returns what was found. */
  Content content();

  /** Returns the very texts of what looks like keys of Weir's own, which whoever asks forgets at once; never for a log. */
  default List<String> ownKeys() {
    return List.of();
  }

  /**
   * Returns the request with every finding of the named kinds rewritten and all other bytes as they were; a compressed
   * body leaves without its coding. The headers' framing and digests are right for the new body.
   *
   * @throws CannotRewrite where the result would not be valid in its format
   */
  Rewritten rewrite(List<Rewrite> rewrites, Scope scope) throws CannotRewrite;

  /** A request after rewriting; {@code count} is the number of findings that were replaced. */
  record Rewritten(Head head, Bytes body, int count) {}

  /** A rewrite that cannot be done without breaking the body; the message holds nothing of it. */
  final class CannotRewrite extends Exception {
    private static final long serialVersionUID = 1L;

    public CannotRewrite(String message) {
      super(message);
    }
  }
}
