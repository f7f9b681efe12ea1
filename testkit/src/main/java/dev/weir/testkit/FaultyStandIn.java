package dev.weir.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * An upstream on a bare socket of 127.0.0.1 that misbehaves: it reads a request's head, remembers it byte for byte, and
 * lets its {@link Fault} happen.
 */
public final class FaultyStandIn implements AutoCloseable {

  private static final int MAX_HEAD_BYTES = 64 * 1024;

  private final ServerSocket listener;
  private final Fault fault;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final List<String> heads = new CopyOnWriteArrayList<>();

  private FaultyStandIn(ServerSocket listener, Fault fault) {
    this.listener = listener;
    this.fault = fault;
    threads.execute(this::accept);
  }

  /** Starts an upstream that does {@code fault} to each request. */
  public static FaultyStandIn that(Fault fault) {
    try {
      return new FaultyStandIn(new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1")), fault);
    } catch (IOException e) {
      throw new UncheckedIOException("no faulty stand-in", e);
    }
  }

  /** Returns a socket bound to a port on which nobody listens: connections to it are refused until it is closed. */
  public static Socket refusing() {
    try {
      Socket bound = new Socket();
      bound.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0));
      return bound;
    } catch (IOException e) {
      throw new UncheckedIOException("no refusing port", e);
    }
  }

  public InetSocketAddress address() {
    return (InetSocketAddress) listener.getLocalSocketAddress();
  }

  public int port() {
    return listener.getLocalPort();
  }

  /** Returns the heads of the requests so far as they came, each with its blank line. */
  public List<String> heads() {
    return List.copyOf(heads);
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Socket socket : open) {
      socket.close();
    }
    threads.shutdownNow();
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = listener.accept();
        open.add(socket);
        threads.execute(() -> converse(socket));
      }
    } catch (IOException e) {
      // Closed: there is nobody left to accept.
    }
  }

  private void converse(Socket socket) {
    try (socket) {
      heads.add(readHead(socket.getInputStream()));
      fault.happenOn(socket);
    } catch (IOException e) {
      // The other side gave up on a misbehaving upstream, as it may.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      open.remove(socket);
    }
  }

  private static String readHead(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    int tail = 0;
    while (tail != 0x0d0a0d0a) {
      int next = in.read();
      if (next < 0 || head.size() == MAX_HEAD_BYTES) {
        throw new IOException("no head");
      }
      head.write(next);
      tail = tail << 8 | next;
    }
    return head.toString(StandardCharsets.ISO_8859_1);
  }
}
