package dev.weir.app;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** An upstream on loopback for a server's rehearsal: answers every request with the same JSON, and keeps its connections. */
final class RehearsedUpstream implements AutoCloseable {

  private static final String BODY = "{\"id\":\"x\",\"choices\":[{\"message\":{\"content\":\"Today.\"}}]}";
  private static final byte[] ANSWER = ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
      + BODY.length() + "\r\n\r\n" + BODY).getBytes(StandardCharsets.US_ASCII);
  private static final String LENGTH = "\r\ncontent-length: ";

  private final ServerSocket listening;

  private RehearsedUpstream(ServerSocket listening) {
    this.listening = listening;
  }

  /** Answers at {@code listening}, which it owns, until it is closed. */
  static RehearsedUpstream at(ServerSocket listening) {
    RehearsedUpstream upstream = new RehearsedUpstream(listening);
    Thread.ofPlatform().daemon().name("rehearsal").start(upstream::accept);
    return upstream;
  }

  int port() {
    return listening.getLocalPort();
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = listening.accept();
        Thread.ofPlatform().daemon().name("rehearsal").start(() -> answer(socket));
      }
    } catch (IOException closed) {
      // The rehearsal is over.
    }
  }

  private static void answer(Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      InputStream in = new BufferedInputStream(socket.getInputStream());
      OutputStream out = socket.getOutputStream();
      while (!message(in).isEmpty()) {
        out.write(ANSWER);
        out.flush();
      }
    } catch (IOException over) {
      // Weir has let go of the connection.
    }
  }

  /** Reads one message, whose body has a length or is not there, and returns its head; empty text where none comes. */
  static String message(InputStream in) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    int ends = 0;
    while (ends < 4) {
      int next = in.read();
      if (next < 0) {
        return "";
      }
      bytes.write(next);
      ends = next == (ends % 2 == 0 ? '\r' : '\n') ? ends + 1 : next == '\r' ? 1 : 0;
    }
    String head = bytes.toString(StandardCharsets.US_ASCII);
    int at = head.toLowerCase(Locale.ROOT).indexOf(LENGTH);
    if (at >= 0) {
      int from = at + LENGTH.length();
      in.skipNBytes(Integer.parseInt(head.substring(from, head.indexOf('\r', from))));
    }
    return head;
  }

  @Override
  public void close() throws IOException {
    listening.close();
  }
}
