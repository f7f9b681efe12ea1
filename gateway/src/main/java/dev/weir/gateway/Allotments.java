package dev.weir.gateway;

import dev.weir.model.net.Host;
import dev.weir.model.settings.DestinationRule;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is left of whose limits. A destination counts by the credential that it sees: of one that Weir shows, all callers share what
 * is left, and else each caller has its own, so that none is held back for what another has used up or has had a stand-in say. Hosts
 * of one destination are heard apart, since one says nothing of another. Safe for many threads.
 */
final class Allotments {

  /** Some 2 MB. Beyond that those of one destination share what is left. */
  private static final int MOST = 10_000;
  private static final String ANYBODY = "";

  private record Whose(String destination, Optional<Host> host, String caller) {}

  private final Map<Whose, Allotment> all = new HashMap<>();

  /** A call that asked; {@code wait} is how long it may not go. */
  final class Ticket {
    private final Whose whose;
    private final Allotment allotment;
    private final Optional<Duration> wait;

    private Ticket(Whose whose, Allotment allotment, long nanos) {
      this.whose = whose;
      this.allotment = allotment;
      wait = allotment.send(nanos);
    }

    Optional<Duration> waits() {
      return wait;
    }

    /** Returns where answers to it are heard. */
    Allotment allotment() {
      return allotment;
    }

    /** It has ended; said once. */
    void over(long nanos) {
      synchronized (Allotments.this) {
        if (wait.isEmpty()) {
          allotment.ended();
        }
        if (allotment.isIdle(nanos)) {
          all.remove(whose, allotment);
        }
      }
    }
  }

  /** Asks for a call of {@code caller} to {@code host} of {@code rule}. */
  synchronized Ticket ask(DestinationRule rule, Host host, String caller, long nanos) {
    Whose own = new Whose(rule.name(), Optional.of(host), rule.credential().isPresent() ? ANYBODY : caller);
    Whose whose = hasRoom(own, nanos) ? own : new Whose(rule.name(), Optional.empty(), ANYBODY);
    return new Ticket(whose, all.computeIfAbsent(whose, _ -> new Allotment()), nanos);
  }

  private boolean hasRoom(Whose whose, long nanos) {
    if (all.size() >= MOST && !all.containsKey(whose)) {
      all.values().removeIf(each -> each.isIdle(nanos));
    }
    return all.size() < MOST || all.containsKey(whose);
  }

  /** Returns of how many anything is known. */
  synchronized int known() {
    return all.size();
  }
}
