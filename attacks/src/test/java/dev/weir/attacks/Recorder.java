package dev.weir.attacks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/** An upstream that keeps every request as it came, byte by byte, and is well content with all of them. */
final class Recorder implements AutoCloseable {

  private static final String ANSWER = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 2\r\n\r\nok";

  private final ServerSocket server;
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<Socket> open = new CopyOnWriteArrayList<>();

  private Recorder(ServerSocket server) {
    this.server = server;
    Thread.ofVirtual().name("recorder").start(this::accept);
  }

  static Recorder start() {
    try {
      return new Recorder(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
    } catch (IOException e) {
      throw new UncheckedIOException("no upstream", e);
    }
  }

  int port() {
    return server.getLocalPort();
  }

  /** Returns the requests since this was last asked. */
  List<String> taken() {
    List<String> taken = List.copyOf(requests);
    requests.clear();
    return taken;
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        open.add(socket);
        Thread.ofVirtual().start(() -> serve(socket));
      } catch (IOException e) {
        // Closed, or a caller that has gone.
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      while (true) {
        requests.add(request(socket.getInputStream()));
        socket.getOutputStream().write(ANSWER.getBytes(StandardCharsets.ISO_8859_1));
      }
    } catch (IOException e) {
      // The connection has ended.
    }
  }

  private static String request(InputStream in) throws IOException {
    String head = until(in, "\r\n\r\n");
    String lower = head.toLowerCase(Locale.ROOT);
    int length = lower.indexOf("\r\ncontent-length: ");
    if (length >= 0) {
      int from = length + "\r\ncontent-length: ".length();
      byte[] body = in.readNBytes(Integer.parseInt(lower.substring(from, lower.indexOf('\r', from))));
      return head + new String(body, StandardCharsets.ISO_8859_1);
    }
    return lower.contains("\r\ntransfer-encoding: chunked\r\n") ? head + until(in, "0\r\n\r\n") : head;
  }

  private static String until(InputStream in, String end) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    while (!bytes.toString(StandardCharsets.ISO_8859_1).endsWith(end)) {
      int b = in.read();
      if (b < 0) {
        throw new IOException("ended");
      }
      bytes.write(b);
    }
    return bytes.toString(StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() {
    try {
      server.close();
      for (Socket socket : open) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
