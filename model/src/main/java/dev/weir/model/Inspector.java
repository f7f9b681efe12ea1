package dev.weir.model;

import dev.weir.model.net.Bytes;

/** Looks at a request for what should not leave. */
public interface Inspector {

  /**
   * Returns what was found in path, query, headers and body; never throws for anything in the request: what cannot be
   * read is {@link Content.Opaque}. Pure; runs on the calling thread.
   *
   * @param maxBytes the most that a compressed body may grow to
   */
  Inspection inspect(Head head, Bytes body, long maxBytes);
}
