package dev.weir.wire.back;

import dev.weir.model.Status;
import dev.weir.model.settings.Limits.Upstreams;
import dev.weir.wire.guard.Handshakes;
import dev.weir.wire.loop.Loop;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * How many connections there are to each destination over all loops, and who waits for one: so many, for so long, the first
 * one first. Asked only when a connection is made, ends or would be idle. Safe for many threads.
 */
public final class Berths {

  /** Above this share of the patience whoever is first goes first, though another one could have an idle connection. */
  private static final int FAIRNESS = 4;

  private final Upstreams limits;
  private final Map<String, Quay> quays = new ConcurrentHashMap<>();
  private final Handshakes handshakes = new Handshakes();
  private final List<Idle> pools = new CopyOnWriteArrayList<>();

  /** The connections of one destination; changed only while the map holds its key. */
  private static final class Quay {
    private int open;
    private final ArrayDeque<Applicant> queue = new ArrayDeque<>(4);
  }

  private record Idle(Loop loop, Pool pool) {}

  public Berths(Upstreams limits) {
    this.limits = limits;
  }

  /** Makes known where idle connections are kept, which may have to make room for others. */
  void knows(Loop loop, Pool pool) {
    pools.add(new Idle(loop, pool));
  }

  /** Returns the count of TLS handshakes with upstreams. */
  public Handshakes handshakes() {
    return handshakes;
  }

  /** What there is for one destination, as it was a moment ago. */
  public record Crew(int open, int waiting) {}

  /** Returns how many connections there are to each destination, and how many calls wait for one. */
  public Map<String, Crew> crews() {
    Map<String, Crew> crews = new TreeMap<>();
    quays.keySet().forEach(destination -> quays.computeIfPresent(destination, (name, quay) -> {
      crews.put(name, new Crew(quay.open, quay.queue.size()));
      return quay;
    }));
    return crews;
  }

  Duration patience() {
    return limits.patience();
  }

  /** Gives {@code who} its turn: now, or once there is room, or never. */
  void ask(Applicant who) {
    List<Runnable> then = new ArrayList<>(1);
    quays.compute(who.destination(), (_, there) -> {
      Quay quay = there == null ? new Quay() : there;
      if (quay.open < limits.connections()) {
        quay.open++;
        then.add(who.turn()::dial);
      } else if (quay.queue.size() < limits.queue()) {
        quay.queue.add(who);
        then.add(() -> awaited(who));
      } else {
        then.add(() -> who.turn().failed(busy()));
      }
      return quay;
    });
    then.getFirst().run();
  }

  private void awaited(Applicant who) {
    who.loop().join(who);
    for (Idle each : pools) {
      each.loop().executor().execute(() -> each.pool().evict(who.destination()));
    }
  }

  /** A connection that had a berth has ended. */
  void leave(String destination) {
    List<Applicant> next = new ArrayList<>(1);
    quays.computeIfPresent(destination, (_, quay) -> {
      Applicant first = quay.queue.poll();
      if (first != null) {
        next.add(first);
        return quay;
      }
      return --quay.open == 0 ? null : quay;
    });
    next.forEach(Applicant::go);
  }

  /** Returns whether somebody waits for a connection to {@code destination}. */
  boolean wanted(String destination) {
    Quay quay = quays.get(destination);
    return quay != null && !quay.queue.isEmpty();
  }

  /** Returns who of those that wait is to have {@code idle}, and waits no more; null where it had better be closed. */
  @Nullable
  Applicant heir(UpstreamConnection idle) {
    List<Applicant> found = new ArrayList<>(1);
    long now = System.nanoTime();
    quays.computeIfPresent(idle.destination(), (_, quay) -> {
      boolean inOrder = !quay.queue.isEmpty()
          && quay.queue.element().waitsLonger(limits.patience().dividedBy(FAIRNESS), now);
      for (Iterator<Applicant> each = quay.queue.iterator(); found.isEmpty() && each.hasNext();) {
        Applicant one = each.next();
        if (one.suits(idle)) {
          each.remove();
          found.add(one);
        } else if (inOrder) {
          break;
        }
      }
      return quay;
    });
    return found.isEmpty() ? null : found.getFirst();
  }

  /** Takes {@code who} out of the queue; returns false where its turn has come already. */
  boolean withdraw(Applicant who) {
    boolean[] was = new boolean[1];
    quays.computeIfPresent(who.destination(), (_, quay) -> {
      was[0] = quay.queue.remove(who);
      return quay;
    });
    return was[0];
  }

  private UpstreamFault busy() {
    return new UpstreamFault(Status.UNAVAILABLE, "all " + limits.connections()
        + " connections to the destination are in use, and " + limits.queue() + " calls wait for one");
  }

  UpstreamFault late() {
    return new UpstreamFault(Status.UNAVAILABLE, "none of the " + limits.connections()
        + " connections to the destination was free in " + limits.patience().toMillis() + " ms");
  }
}
