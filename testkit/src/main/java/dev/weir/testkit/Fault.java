package dev.weir.testkit;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** What goes wrong once a request's head has been read. The connection ends when this returns. */
public interface Fault {

  /** Answers badly on {@code socket}, or not at all. */
  void happenOn(Socket socket) throws IOException, InterruptedException;

  /** Returns a fault that answers these very bytes and closes. */
  static Fault answering(String raw) {
    return socket -> write(socket, raw);
  }

  /** Closes in order, without one byte of an answer. */
  static Fault closesBeforeTheAnswer() {
    return socket -> {};
  }

  /** Resets the connection, without one byte of an answer. */
  static Fault resetsBeforeTheAnswer() {
    return Fault::reset;
  }

  /** Promises 100 bytes, sends 10 and resets. */
  static Fault resetsWithinTheAnswer() {
    return socket -> {
      write(socket, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n0123456789");
      // Long enough for the first bytes to be read: a reset overtakes what still waits in the kernel.
      Thread.sleep(100);
      reset(socket);
    };
  }

  /** Takes the request and never says anything. */
  static Fault hangs() {
    return socket -> Thread.sleep(Duration.ofDays(1));
  }

  /** Sends one chunk and part of the next, then closes. */
  static Fault truncatesAChunkedBody() {
    return answering("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nwhole\r\n64\r\nonly a part");
  }

  /** Promises 100 bytes, sends 10 and closes. */
  static Fault sendsLessThanItsLength() {
    return answering("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n0123456789");
  }

  /** Promises 5 bytes, sends 10 and closes: the rest must not become another answer. */
  static Fault sendsMoreThanItsLength() {
    return answering("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n0123456789");
  }

  /** Answers what is no HTTP. */
  static Fault speaksNoHttp() {
    return answering("220 mail.test ESMTP ready\r\n");
  }

  /** Answers 200 with {@code body}, one byte in each {@code pause}. */
  static Fault dribbles(String body, Duration pause) {
    return socket -> {
      write(socket, "HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n");
      for (int i = 0; i < body.length(); i++) {
        Thread.sleep(pause);
        write(socket, body.substring(i, i + 1));
      }
    };
  }

  private static void write(Socket socket, String raw) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(raw.getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }

  private static void reset(Socket socket) throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }
}
