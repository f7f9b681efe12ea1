package dev.weir.wire;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;

/** An upstream that does what a test tells it, byte by byte, and remembers what it was sent. */
final class RawUpstream implements Closeable {

  /** What is done with one connection. */
  interface Script {
    void serve(Conversation with) throws Exception;
  }

  /** What is done with one connection that speaks HTTP/2, once it is open. */
  interface Http2 {
    void serve(FrameClient with) throws Exception;
  }

  /** Every request as it came, raw. */
  final List<String> requests = new CopyOnWriteArrayList<>();
  final AtomicInteger connections = new AtomicInteger();
  private final ServerSocket server;
  private final List<Socket> open = new CopyOnWriteArrayList<>();

  private RawUpstream(ServerSocketFactory sockets, Script script) throws IOException {
    server = sockets.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(() -> accept(script));
  }

  static RawUpstream start(Script script) throws IOException {
    return new RawUpstream(ServerSocketFactory.getDefault(), script);
  }

  static RawUpstream start(ServerSocketFactory sockets, Script script) throws IOException {
    return new RawUpstream(sockets, script);
  }

  /** Opens every connection as a server of HTTP/2 does, with {@code settings} in pairs. */
  static RawUpstream http2(Http2 script, int... settings) throws IOException {
    return start(with -> {
      with.until(FrameClient.MAGIC);
      script.serve(
          new FrameClient(with.socket).frame(FrameClient.SETTINGS, 0, 0, FrameClient.settings(settings))
              .frame(FrameClient.SETTINGS, FrameClient.ACK, 0));
    });
  }

  /** Answers every request with {@code answer}, on connections that it keeps. */
  static RawUpstream answering(String answer) throws IOException {
    return start(with -> {
      while (true) {
        with.request();
        with.say(answer);
      }
    });
  }

  int port() {
    return server.getLocalPort();
  }

  private void accept(Script script) {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        open.add(socket);
        connections.incrementAndGet();
        Thread.ofVirtual().start(() -> serve(script, socket));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Script script, Socket socket) {
    try (socket) {
      script.serve(new Conversation(socket));
    } catch (Exception e) {
      // The other side went away, which is what many tests are about.
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : open) {
      socket.close();
    }
  }

  /** One connection, from the upstream's side. */
  final class Conversation {
    final Socket socket;
    private final InputStream in;

    Conversation(Socket socket) throws IOException {
      this.socket = socket;
      in = socket.getInputStream();
    }

    /** Reads one whole request, remembers and returns it. */
    String request() throws IOException {
      String head = until("\r\n\r\n");
      String lower = head.toLowerCase(java.util.Locale.ROOT);
      String body = "";
      int length = lower.indexOf("content-length: ");
      if (length >= 0) {
        int size = Integer.parseInt(lower.substring(length + 16, lower.indexOf('\r', length)));
        body = new String(in.readNBytes(size), StandardCharsets.ISO_8859_1);
      } else if (lower.contains("transfer-encoding: chunked")) {
        body = until("0\r\n\r\n");
      }
      requests.add(head + body);
      return head + body;
    }

    String until(String end) throws IOException {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      while (!bytes.toString(StandardCharsets.ISO_8859_1).endsWith(end)) {
        int b = in.read();
        if (b < 0) {
          throw new EOFException();
        }
        bytes.write(b);
      }
      return bytes.toString(StandardCharsets.ISO_8859_1);
    }

    /** Reads {@code length} bytes. */
    String bytes(int length) throws IOException {
      return new String(in.readNBytes(length), StandardCharsets.ISO_8859_1);
    }

    void say(String text) throws IOException {
      socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
    }

    void reset() throws IOException {
      socket.setSoLinger(true, 0);
      socket.close();
    }
  }
}
