package dev.weir.wire.back;

import dev.weir.model.Destination;
import dev.weir.model.Prepared;
import dev.weir.model.net.Host;
import dev.weir.model.net.Ip;
import dev.weir.model.net.Scheme;
import dev.weir.model.settings.HttpVersions;
import dev.weir.model.settings.TlsRule;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Connections of one loop that can take a request, apart for everything that a connection was vetted for. */
public final class Pool {

  static final Duration MAX_IDLE = Duration.ofSeconds(30);
  private static final int MAX_FOR_ONE = 1024;
  private static final int MAX_IN_ALL = 4096;

  /** What two requests must have in common to share a connection. */
  public record Key(Scheme scheme, Host host, Ip ip, int port, TlsRule tls, HttpVersions versions) {

    /** Returns the key of a request; one that asks for another protocol has a connection for itself, which only HTTP/1.1 gives. */
    public static Key of(Prepared prepared, boolean switches) {
      Destination.Vetted to = prepared.to();
      boolean ruled = prepared.rule().isPresent();
      TlsRule tls = ruled ? prepared.rule().get().tls() : TlsRule.USUAL;
      HttpVersions versions = switches
          ? HttpVersions.ONE
          : ruled ? prepared.rule().get().http() : HttpVersions.NEGOTIATED;
      return new Key(prepared.head().target().origin().scheme(), to.host(), to.dialOnly(), to.port(), tls,
          versions);
    }

    /** Address and port tell nearly all keys apart; the rest is left to equals, since this is asked for every request. */
    @Override
    public int hashCode() {
      return 31 * Long.hashCode(ip.low()) + port;
    }
  }

  /** What there is for one key: connections that carry one request, or some that carry many. */
  private static final class Places {
    final ArrayDeque<UpstreamConnection> idle = new ArrayDeque<>(4);
    @Nullable
    ArrayList<UpstreamStreams> shared;
  }

  private final Map<Key, Places> places = new HashMap<>();
  private int size;

  /** Returns a place for a request, on the idle connection last used or on one that is shared, or null. */
  public @Nullable Upstream take(Key key) {
    Places there = places.get(key);
    if (there == null) {
      return null;
    }
    while (!there.idle.isEmpty()) {
      UpstreamConnection connection = there.idle.removeLast();
      size--;
      if (connection.leaveIdle()) {
        return connection;
      }
    }
    return there.shared == null ? null : place(there.shared);
  }

  private static @Nullable Upstream place(List<UpstreamStreams> shared) {
    for (UpstreamStreams connection : shared) {
      if (connection.hasRoom()) {
        return connection.place();
      }
    }
    return null;
  }

  /** Returns whether the upstream of {@code key} was last found to take many requests on one connection. */
  boolean shares(Key key) {
    Places there = places.get(key);
    return there != null && there.shared != null;
  }

  /** Keeps an idle connection; returns false where there are enough. */
  boolean give(UpstreamConnection connection) {
    Places there = places.computeIfAbsent(connection.key(), _ -> new Places());
    if (size >= MAX_IN_ALL || there.idle.size() >= MAX_FOR_ONE) {
      return false;
    }
    there.idle.addLast(connection);
    size++;
    return true;
  }

  /** Closes an idle connection to {@code destination}, so that there is room for another one. */
  void evict(String destination) {
    for (Places there : places.values()) {
      UpstreamConnection oldest = there.idle.peekFirst();
      if (oldest != null && oldest.destination().equals(destination)) {
        oldest.close();
        return;
      }
    }
  }

  /** Forgets an idle connection that has closed. */
  void remove(UpstreamConnection connection) {
    Places there = places.get(connection.key());
    if (there != null && there.idle.remove(connection)) {
      size--;
      forget(connection.key(), there);
    }
  }

  /** Shares a connection. */
  void add(UpstreamStreams connection) {
    Places there = places.computeIfAbsent(connection.key(), _ -> new Places());
    if (there.shared == null) {
      there.shared = new ArrayList<>(2);
    }
    there.shared.add(connection);
  }

  /** Shares a connection no more; that the upstream shares them is remembered. */
  void remove(UpstreamStreams connection) {
    Places there = places.get(connection.key());
    if (there != null && there.shared != null && there.shared.remove(connection)) {
      forget(connection.key(), there);
    }
  }

  /** The upstream of {@code key} was found to take one request at a time. */
  void plain(Key key) {
    Places there = places.get(key);
    if (there != null) {
      there.shared = null;
    }
  }

  private void forget(Key key, Places there) {
    boolean unused = there.shared == null || there.shared.isEmpty() && places.size() > MAX_IN_ALL;
    if (there.idle.isEmpty() && unused) {
      places.remove(key);
    }
  }
}
