package dev.weir.model;

import java.util.concurrent.CompletionStage;

/** Keeps every event, in order. */
public interface AuditLog {

  /**
   * Completes when the event is on stable storage, on the log's own thread; completes with an
   * {@link java.io.IOException} where it cannot be kept, and then the call must not go on.
   */
  CompletionStage<Receipt> append(AuditEvent event);
}
