package dev.weir.model;

import dev.weir.model.settings.AnalyserRule;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Asks an analyser outside of Weir, which the configuration names. */
public interface Analyser {

  /** Knows of none. */
  Analyser NONE = (_, _) -> CompletableFuture.failedFuture(new IllegalStateException("there is no analyser"));

  /**
   * Completes with what it finds in {@code text}, on whatever thread; with an exception, whose message holds nothing of the text,
   * where it does not answer as it should and in time. Never blocks.
   */
  CompletionStage<List<Opinion>> analyse(String text, AnalyserRule rule);
}
