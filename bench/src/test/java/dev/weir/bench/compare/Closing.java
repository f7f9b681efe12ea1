package dev.weir.bench.compare;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** A server that closes each connection as soon as the first byte has come, or, where none comes, after a while. */
final class Closing implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 20;

  private final ServerSocket server;

  Closing() throws IOException {
    server = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::serve);
  }

  int port() {
    return server.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }

  private void serve() {
    while (!server.isClosed()) {
      try (Socket socket = server.accept()) {
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.getInputStream().read();
      } catch (IOException closed) {
        // Whoever said nothing, and the server itself: both have been closed.
      }
    }
  }
}
