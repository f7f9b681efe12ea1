package dev.weir.gateway;

import dev.weir.model.Analyser;
import dev.weir.model.AuditLog;
import dev.weir.model.InForce;
import dev.weir.model.Inspector;
import dev.weir.model.Issuers;
import dev.weir.model.KeyRing;
import dev.weir.model.Limiter;
import dev.weir.model.Possession;
import dev.weir.model.Resolver;
import dev.weir.model.Restorer;
import dev.weir.model.capture.Captures;
import dev.weir.model.talk.Budgets;
import dev.weir.model.talk.Conversations;
import dev.weir.model.talk.Reviews;
import dev.weir.model.watch.Sightings;
import dev.weir.model.watch.Watch;
import java.time.InstantSource;
import java.util.function.Supplier;

/** Whom the line asks on a request's way. */
public record Rooms(Supplier<InForce> inForce, KeyRing keys, Issuers issuers, Resolver resolver,
    Limiter limiter, Watch watch, Budgets budgets, Inspector inspector, Conversations talks, Reviews reviews,
    Restorer restorer, AuditLog audit, CallObserver observer, InstantSource clock, Sightings sightings,
    Possession possession, Traces traces, Captures captures, Analyser analyser) {

  /** Keys are looked after by nobody, bound ones are worth nothing, nobody follows calls, nothing is kept of what they say, and nobody else is asked about it. */
  public Rooms(Supplier<InForce> inForce, KeyRing keys, Issuers issuers, Resolver resolver, Limiter limiter,
      Watch watch, Budgets budgets, Inspector inspector, Conversations talks, Reviews reviews,
      Restorer restorer, AuditLog audit, CallObserver observer, InstantSource clock) {
    this(inForce, keys, issuers, resolver, limiter, watch, budgets, inspector, talks, reviews, restorer,
        audit, observer, clock, Sightings.NONE, Possession.NONE, Traces.NONE, Captures.NONE, Analyser.NONE);
  }
}
