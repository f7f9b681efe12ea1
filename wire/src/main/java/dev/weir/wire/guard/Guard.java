package dev.weir.wire.guard;

import dev.weir.model.settings.Limits.Crowd;
import java.net.InetAddress;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * The measure of what all clients take at once: connections, the bodies that are held for them, the buffers of their
 * connections. Safe for many threads; asked with every connection and every call, so it counts and never looks around.
 */
public final class Guard {

  private final Crowd crowd;
  private final Budget bodies;
  private final Budget buffers;
  private final AtomicInteger connections = new AtomicInteger();
  private final Map<InetAddress, Integer> byAddress = new ConcurrentHashMap<>();
  private final Handshakes handshakes = new Handshakes();
  private final Map<Shed, LongAdder> shed = new EnumMap<>(Shed.class);

  /**
   * Makes a guard.
   *
   * @param bodies what bodies may hold on Java's heap
   * @param buffers what connections may hold outside of it: bytes that nobody has taken yet, and answers that are unread
   */
  public Guard(Crowd crowd, Budget bodies, Budget buffers) {
    this.crowd = crowd;
    this.bodies = bodies;
    this.buffers = buffers;
    for (Shed why : Shed.values()) {
      shed.put(why, new LongAdder());
    }
  }

  /** Counts a new connection, which must {@link #leave}; returns why it cannot be had, and then counts it as turned away. */
  public Optional<Shed> enter(InetAddress from) {
    Optional<Shed> why = refused(from);
    why.ifPresent(this::count);
    return why;
  }

  private Optional<Shed> refused(InetAddress from) {
    if (connections.incrementAndGet() > crowd.connections()) {
      connections.decrementAndGet();
      return Optional.of(Shed.CONNECTIONS);
    }
    if (byAddress.merge(from, 1, Integer::sum) > crowd.perAddress()) {
      leave(from);
      return Optional.of(Shed.CONNECTIONS_PER_ADDRESS);
    }
    if (tight()) {
      leave(from);
      return Optional.of(Shed.MEMORY);
    }
    return Optional.empty();
  }

  /** A connection that was counted has closed. */
  public void leave(InetAddress from) {
    connections.decrementAndGet();
    byAddress.computeIfPresent(from, (_, open) -> open > 1 ? open - 1 : null);
  }

  /** Returns whether so much is held that nothing new may begin. */
  public boolean tight() {
    return bodies.spent() || buffers.spent();
  }

  /** Returns what bodies that are held may take. */
  public Budget bodies() {
    return bodies;
  }

  /** Returns what connections' buffers may take. */
  public Budget buffers() {
    return buffers;
  }

  /** Returns the count of clients' TLS handshakes. */
  public Handshakes handshakes() {
    return handshakes;
  }

  /** Counts something that was turned away. */
  public void count(Shed why) {
    shed(why).increment();
  }

  /** Returns how many were turned away because of {@code why}, since the beginning. */
  public long turnedAway(Shed why) {
    return shed(why).sum();
  }

  /** Returns how many clients' connections are open. */
  public int connections() {
    return connections.get();
  }

  private LongAdder shed(Shed why) {
    LongAdder count = shed.get(why);
    if (count == null) {
      throw new IllegalStateException("no counter of " + why);
    }
    return count;
  }
}
