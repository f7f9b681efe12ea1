package dev.weir.wire;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A client that says what a test tells it, byte by byte. */
final class RawClient implements Closeable {

  final Socket socket;
  private final InputStream in;

  RawClient(SocketAddress to) throws IOException {
    this(connect(to));
  }

  RawClient(Socket socket) throws IOException {
    this.socket = socket;
    socket.setSoTimeout(30_000);
    in = socket.getInputStream();
  }

  private static Socket connect(SocketAddress to) throws IOException {
    InetSocketAddress address = (InetSocketAddress) to;
    return new Socket(address.getAddress(), address.getPort());
  }

  RawClient say(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    return this;
  }

  /** Reads a head, up to its blank line; what there is of it where the connection ends. */
  String head() throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int b = in.read();
      if (b < 0) {
        return head.toString();
      }
      head.append((char) b);
    }
    return head.toString();
  }

  /** Reads one answer with a Content-Length. */
  String answer() throws IOException {
    String head = head();
    int at = head.toLowerCase(Locale.ROOT).indexOf("content-length: ");
    int length = at < 0 ? 0 : Integer.parseInt(head.substring(at + 16, head.indexOf('\r', at)));
    return head + new String(in.readNBytes(length), StandardCharsets.ISO_8859_1);
  }

  /** Reads {@code length} bytes. */
  String bytes(int length) throws IOException {
    return new String(in.readNBytes(length), StandardCharsets.ISO_8859_1);
  }

  /** Reads to the end; a reset is told as such. */
  String rest() {
    StringBuilder rest = new StringBuilder();
    try {
      for (int b = in.read(); b >= 0; b = in.read()) {
        rest.append((char) b);
      }
    } catch (IOException e) {
      rest.append("[reset]");
    }
    return rest.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
