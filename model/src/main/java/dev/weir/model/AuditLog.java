package dev.weir.model;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** Keeps every event, in order. */
public interface AuditLog {

  /**
   * Completes on {@code on} when the event is on stable storage; completes with an {@link java.io.IOException} where it
   * cannot be kept, and then the call must not go on.
   *
   * <p>Events that become durable together and name the same executor are told in one task of it: waking an event loop
   * once for each of them costs more than writing them.
   */
  CompletionStage<Receipt> append(AuditEvent event, Executor on);

  /** Appends; completes on the log's own thread, which must not be held up. */
  default CompletionStage<Receipt> append(AuditEvent event) {
    return append(event, Runnable::run);
  }
}
