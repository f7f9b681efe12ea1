package dev.weir.app;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;

/** One connection to the gateway, spoken on by hand: an answer shows that it is still the same one. */
final class Talk implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String LENGTH = "\r\ncontent-length: ";

  private final Socket socket;

  private Talk(Socket socket) {
    this.socket = socket;
  }

  static Talk with(Served served) throws IOException {
    URI gateway = served.gateway("/");
    Socket socket = new Socket(gateway.getHost(), gateway.getPort());
    socket.setSoTimeout((int) PATIENCE.toMillis());
    return new Talk(socket);
  }

  /** Sends these very bytes. */
  void say(String raw) throws IOException {
    socket.getOutputStream().write(raw.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Asks for {@code path} and returns the whole answer. */
  String get(String path) throws IOException {
    say("GET " + path + " HTTP/1.1\r\nHost: weir\r\n\r\n");
    return answer();
  }

  /** Returns the next head of an answer, with its blank line. */
  String head() throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      head.append(next(socket.getInputStream()));
    }
    return head.toString();
  }

  /** Returns the next answer, which must tell its length. */
  String answer() throws IOException {
    InputStream in = socket.getInputStream();
    StringBuilder answer = new StringBuilder(head());
    int at = answer.toString().toLowerCase(Locale.ROOT).indexOf(LENGTH);
    if (at < 0) {
      throw new IOException("an answer without a length: " + answer);
    }
    int from = at + LENGTH.length();
    for (int left = Integer
        .parseInt(answer.substring(from, answer.indexOf("\r\n", from))); left > 0; left--) {
      answer.append(next(in));
    }
    return answer.toString();
  }

  private static char next(InputStream in) throws IOException {
    int next = in.read();
    if (next < 0) {
      throw new EOFException("the connection was closed");
    }
    return (char) next;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
