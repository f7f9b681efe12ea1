package dev.weir.gateway;

import dev.weir.model.Destination;
import dev.weir.model.Principal;
import dev.weir.model.Status;
import dev.weir.model.settings.Settings;
import java.util.Optional;
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
    Routed routed = Route.find(settings, incoming);
    return bringsItsHost(incoming) ? names.look(routed) : routed;
  }

  /**
   * Returns what {@link #find} comes to at the best, where a name server would have to be told what the caller has made up of a
   * host's name; empty where there is nothing to be told.
   */
  Optional<Destination> hoped(Settings settings, Incoming incoming, Routed routed) {
    return bringsItsHost(incoming) && routed instanceof Routed.To to && to.madeUp().isPresent()
        ? Optional.of(vet.unasked(settings, to))
        : Optional.empty();
  }

  /** Returns whether its host may be news: the configuration names those of the gateway, and the tunnel's is known by its CONNECT. */
  private static boolean bringsItsHost(Incoming incoming) {
    return switch (incoming.entry()) {
      case PROXY, CONNECT -> true;
      case GATEWAY, INTERCEPTED -> false;
    };
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
