package dev.weir.gateway;

import dev.weir.model.Head;
import dev.weir.model.Prepared;
import dev.weir.model.Principal;
import dev.weir.model.net.Bytes;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** Lets out the requests of Weir's own. */
public interface OwnCalls {

  /** What the audit log calls Weir itself; no caller of a configuration has parentheses. */
  Principal WEIR = new Principal.Caller("(weir)", "", Optional.empty());

  /**
   * A request that may leave.
   *
   * @param ended is told how it went, once, and records it
   */
  record Leaving(Prepared prepared, Consumer<Ending> ended) {}

  /**
   * Completes on {@code loop} with the request once its intent is durable, or with an {@link java.io.IOException} that says why
   * it does not leave.
   */
  CompletionStage<Leaving> prepare(Head head, Bytes body, Executor loop);
}
