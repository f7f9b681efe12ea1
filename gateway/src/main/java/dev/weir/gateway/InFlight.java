package dev.weir.gateway;

import dev.weir.model.Principal;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** How many calls each caller has in flight; bounded, since callers are those of configurations. Safe for many threads. */
final class InFlight {

  private final Map<String, AtomicInteger> callers = new ConcurrentHashMap<>();

  /** Counts a call, which must {@link #leave}; returns false, counting none, where its caller has {@code most} already. */
  boolean enter(Principal who, int most) {
    if (!(who instanceof Principal.Caller caller)) {
      return true;
    }
    AtomicInteger calls = calls(caller);
    if (calls.incrementAndGet() > most) {
      calls.decrementAndGet();
      return false;
    }
    return true;
  }

  /** A call that was counted has ended. */
  void leave(Principal who) {
    if (who instanceof Principal.Caller caller) {
      calls(caller).decrementAndGet();
    }
  }

  private AtomicInteger calls(Principal.Caller caller) {
    AtomicInteger calls = callers.get(caller.name());
    return calls != null ? calls : callers.computeIfAbsent(caller.name(), _ -> new AtomicInteger());
  }
}
