package dev.weir.gateway;

import dev.weir.model.Prepared;
import java.util.concurrent.CompletionStage;

/** One message of a client's, as the wire shows it to the line; exactly one of its two ends is called, once. */
public interface Outgoing {

  /** Writes the body of {@code prepared} upstream, behind the messages before it; completes when it is written, never exceptionally. */
  CompletionStage<Ending> forward(Prepared prepared);

  /** Closes or ends both sides behind the messages before it, and takes no further ones. */
  void close(Closing closing);
}
