package dev.weir.gateway;

import java.util.concurrent.CompletionStage;

/** What the wire gives every request to. */
public interface Line {

  /** Takes one request from its head to its recorded outcome; completes when all is done, never exceptionally. */
  CompletionStage<Void> take(Exchange exchange);
}
