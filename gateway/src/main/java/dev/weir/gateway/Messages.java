package dev.weir.gateway;

import java.util.concurrent.CompletionStage;

/** What the line does with the messages of one WebSocket, or of one gRPC call. Called on the exchange's loop. */
public interface Messages {

  /** Returns whether messages are looked at; where not, frames are passed on as they come, once they are known to be well-formed. */
  boolean inspected();

  /** Returns how many bytes a message may have, as it comes and decoded. */
  long maxBytes();

  /**
   * Takes one message of the client's from inspection to its recorded outcome; completes when all is done, never
   * exceptionally. Messages are taken in their order, and several may be on their way at once.
   */
  CompletionStage<Void> take(Message message, Outgoing outgoing);

  /** Refuses a message of the client's that has more than {@link #maxBytes}, and was not read. */
  CompletionStage<Void> tooLarge(Outgoing outgoing);

  /** Returns what goes on to the client of a WebSocket, now that {@code message} has come from upstream: nothing while it has to wait. */
  Heard received(Message message);

  /** Returns what was held back, once the upstream says no more. */
  Heard rest();
}
