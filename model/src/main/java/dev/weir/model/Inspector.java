package dev.weir.model;

import dev.weir.model.net.Bytes;
import dev.weir.model.settings.DetectorRule;
import java.util.List;
import java.util.Optional;

/** Looks at a request for what should not leave. */
public interface Inspector {

  /**
   * Returns what was found in path, query, headers and body; never throws for anything in the request: what cannot be
   * read is {@link Content.Opaque}. Pure; runs on the calling thread.
   *
   * @param maxBytes the most that a compressed body may grow to
   * @param own detectors that are asked besides Weir's; a list that is given again is known again
   */
  Inspection inspect(Head head, Bytes body, long maxBytes, List<DetectorRule> own);

  /** Returns the sentences of the body, for an {@link Analyser}: values of two words or more, one behind the other; no names of fields. */
  default String prose(Head head, Bytes body, long maxBytes) {
    return "";
  }

  /**
   * Returns the same as {@link #inspect(Head, Bytes, long, List)}, with what an analyser says of {@link #prose} of the same request;
   * of findings that overlap the one with the higher score stays, then the longer.
   */
  default Inspection inspect(Head head, Bytes body, long maxBytes, List<DetectorRule> own,
      List<Opinion> outside) {
    return inspect(head, body, maxBytes, own);
  }

  /**
   * Returns what {@code labels} carry, where they are more than a part of a host's name: a kind of data, or text in another
   * alphabet. Whoever looks such a name up has told it to those who serve its domain.
   */
  default Optional<String> carried(String labels) {
    return Optional.empty();
  }

  /** Returns what Weir's own detectors find. */
  default Inspection inspect(Head head, Bytes body, long maxBytes) {
    return inspect(head, body, maxBytes, List.of());
  }
}
