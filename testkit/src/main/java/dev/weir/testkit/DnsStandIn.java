package dev.weir.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A name server on UDP of 127.0.0.1. A name that it was not told gets NXDOMAIN; one without an address of the wanted
 * family gets an empty answer. Remembers every question.
 */
public final class DnsStandIn implements AutoCloseable {

  /** One question: a lower-case name without its last dot, and {@code A}, {@code AAAA} or the type's number. */
  public record Question(String name, String type) {}

  private record Zone(List<InetAddress> addresses, int ttlSeconds) {}

  private final DatagramSocket socket;
  private final Map<String, Zone> zones = new ConcurrentHashMap<>();
  private final Map<String, String> aliases = new ConcurrentHashMap<>();
  private final Set<String> silent = ConcurrentHashMap.newKeySet();
  private final List<Question> questions = new CopyOnWriteArrayList<>();

  private DnsStandIn(DatagramSocket socket) {
    this.socket = socket;
    Thread.ofVirtual().name("dns-stand-in").start(this::serve);
  }

  /** Starts a name server that knows nothing. */
  public static DnsStandIn start() {
    try {
      return new DnsStandIn(new DatagramSocket(0, InetAddress.ofLiteral("127.0.0.1")));
    } catch (IOException e) {
      throw new UncheckedIOException("no name server", e);
    }
  }

  /** Says that {@code name} has these addresses, of either family, for {@code ttlSeconds}. */
  public DnsStandIn tell(String name, int ttlSeconds, String... addresses) {
    zones.put(name, new Zone(Arrays.stream(addresses).map(InetAddress::ofLiteral).toList(), ttlSeconds));
    silent.remove(name);
    return this;
  }

  /** Says that {@code name} is another name for {@code target}. */
  public DnsStandIn alias(String name, String target) {
    aliases.put(name, target);
    return this;
  }

  /** Leaves questions for {@code name} unanswered. */
  public DnsStandIn neverAnswer(String name) {
    silent.add(name);
    return this;
  }

  public InetSocketAddress address() {
    return (InetSocketAddress) socket.getLocalSocketAddress();
  }

  public int port() {
    return socket.getLocalPort();
  }

  /** Returns every question so far in its order. */
  public List<Question> questions() {
    return List.copyOf(questions);
  }

  @Override
  public void close() {
    socket.close();
  }

  private void serve() {
    byte[] buffer = new byte[1500];
    while (!socket.isClosed()) {
      DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
      try {
        socket.receive(packet);
        answer(packet);
      } catch (IOException e) {
        // Closed, or an asker that has gone: the next question is as welcome.
      }
    }
  }

  private void answer(DatagramPacket packet) throws IOException {
    DnsMessage query = DnsMessage.read(packet.getData(), packet.getLength());
    questions.add(query.question());
    String name = query.question().name();
    if (silent.contains(name)) {
      return;
    }
    List<String> chain = new ArrayList<>();
    for (String next = aliases.get(name); next != null; next = aliases.get(next)) {
      chain.add(next);
    }
    Zone zone = zones.get(chain.isEmpty() ? name : chain.getLast());
    byte[] reply = zone == null
        ? query.noSuchName()
        : query.answer(chain, zone.addresses(), zone.ttlSeconds());
    socket.send(new DatagramPacket(reply, reply.length, packet.getSocketAddress()));
  }
}
