package dev.weir.wire.front;

import dev.weir.gateway.Ending;
import dev.weir.model.Decision.Deny;
import dev.weir.wire.loop.Timed;
import java.util.concurrent.CompletionStage;

/** A call on its way to an upstream and back. */
interface Relayed extends Timed {

  /** Begins; at most once. */
  void begin();

  /** Completes when all is said, never exceptionally. */
  CompletionStage<Ending> ending();

  /** The client has closed its connection. */
  void clientGone();

  /** Ends it from Weir's side, for a reason that is recorded. */
  void sever(Deny why);

  /** The client takes more, or no more for now. */
  void clientWritability();
}
