package dev.weir.wire.back;

import dev.weir.model.Destination;
import dev.weir.model.Prepared;
import dev.weir.model.net.Host;
import dev.weir.model.net.Ip;
import dev.weir.model.net.Scheme;
import dev.weir.model.settings.TlsRule;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Idle connections of one loop, apart for everything that a connection was vetted for. */
public final class Pool {

  static final Duration MAX_IDLE = Duration.ofSeconds(30);
  private static final int MAX_FOR_ONE = 1024;
  private static final int MAX_IN_ALL = 4096;

  /** What two requests must have in common to share a connection. */
  public record Key(Scheme scheme, Host host, Ip ip, int port, TlsRule tls) {

    /** Returns the key of a request. */
    public static Key of(Prepared prepared) {
      Destination.Vetted to = prepared.to();
      TlsRule tls = prepared.rule().isPresent() ? prepared.rule().get().tls() : TlsRule.USUAL;
      return new Key(prepared.head().target().origin().scheme(), to.host(), to.dialOnly(), to.port(), tls);
    }

    /** Address and port tell nearly all keys apart; the rest is left to equals, since this is asked for every request. */
    @Override
    public int hashCode() {
      return 31 * Long.hashCode(ip.low()) + port;
    }
  }

  private final Map<Key, ArrayDeque<UpstreamConnection>> idle = new HashMap<>();
  private int size;

  /** Returns an idle connection, the last used first, or null. */
  public @Nullable UpstreamConnection take(Key key) {
    ArrayDeque<UpstreamConnection> waiting = idle.get(key);
    while (waiting != null && !waiting.isEmpty()) {
      UpstreamConnection connection = waiting.removeLast();
      size--;
      if (connection.leaveIdle()) {
        return connection;
      }
    }
    return null;
  }

  /** Keeps an idle connection; returns false where there are enough. */
  boolean give(UpstreamConnection connection) {
    ArrayDeque<UpstreamConnection> waiting = idle.computeIfAbsent(connection.key(),
        _ -> new ArrayDeque<>(4));
    if (size >= MAX_IN_ALL || waiting.size() >= MAX_FOR_ONE) {
      return false;
    }
    waiting.addLast(connection);
    size++;
    return true;
  }

  /** Closes an idle connection to {@code destination}, so that there is room for another one. */
  void evict(String destination) {
    for (ArrayDeque<UpstreamConnection> waiting : idle.values()) {
      UpstreamConnection oldest = waiting.peekFirst();
      if (oldest != null && oldest.destination().equals(destination)) {
        oldest.close();
        return;
      }
    }
  }

  /** Forgets an idle connection that has closed. */
  void remove(UpstreamConnection connection) {
    ArrayDeque<UpstreamConnection> waiting = idle.get(connection.key());
    if (waiting != null && waiting.remove(connection)) {
      size--;
      if (waiting.isEmpty()) {
        idle.remove(connection.key());
      }
    }
  }
}
