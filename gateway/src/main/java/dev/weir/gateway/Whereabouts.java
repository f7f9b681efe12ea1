package dev.weir.gateway;

import dev.weir.model.Destination;
import dev.weir.model.Principal;
import dev.weir.model.Status;
import dev.weir.model.settings.Settings;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/**
 * Finds where a request leads.
 *
 * @param names says which hosts nobody is to be asked about
 * @param vet says which addresses may be dialled
 */
record Whereabouts(MadeUpNames names, Vet vet) {

  /** Returns what {@code incoming} is for, by its text alone. */
  Routed route(Settings settings, Incoming incoming) {
    return names.look(Route.find(settings, incoming));
  }

  /**
   * Completes on {@code loop}, never exceptionally, with a vetted or refused destination. No name server hears of a host that an
   * unknown caller names.
   */
  CompletionStage<Destination> find(Settings settings, Principal who, Routed routed, Executor loop) {
    if (who instanceof Principal.Unknown && routed instanceof Routed.To to) {
      return CompletableFuture.completedFuture(new Destination.Refused(Destination.UNLISTED,
          to.target().origin().host(), Status.UNKNOWN_CALLER, "not looked up for an unknown caller"));
    }
    CompletionStage<Destination> found = vet.vet(settings, routed);
    return found.toCompletableFuture().isDone() ? found : found.thenApplyAsync(where -> where, loop);
  }
}
