package dev.weir.attacks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/**
 * What one connection was answered, all of it as Latin-1.
 *
 * @param text empty where the connection was closed without a word
 */
record Reply(String text) {

  private static final int PATIENCE_MILLIS = 30_000;
  /** What says that bytes are no request; 404 does not, since it says that they were one. */
  private static final Set<Integer> NO_REQUEST = Set.of(400, 405, 408, 413, 414, 417, 421, 426, 431, 501,
      505);

  /** Sends {@code raw} and returns all that comes back until the other side closes. */
  static Reply to(InetSocketAddress weir, String raw) {
    StringBuilder text = new StringBuilder();
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), weir.getPort())) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.getOutputStream().write(raw.getBytes(StandardCharsets.ISO_8859_1));
      byte[] piece = new byte[8192];
      for (int size = socket.getInputStream().read(piece); size >= 0; size = socket.getInputStream()
          .read(piece)) {
        text.append(new String(piece, 0, size, StandardCharsets.ISO_8859_1));
      }
    } catch (IOException e) {
      // Reset: what came before that is the answer.
    }
    return new Reply(text.toString());
  }

  /** Returns the status of the first answer, 0 where there is none. */
  int status() {
    return text.startsWith("HTTP/1.1 ") ? Integer.parseInt(text, 9, 12, 10) : 0;
  }

  boolean saysNoRequest() {
    return status() == 0 || NO_REQUEST.contains(status());
  }

  /** Returns a field of the first answer, empty where it is not there. */
  String field(String name) {
    String lower = text.toLowerCase(Locale.ROOT);
    int at = lower.indexOf("\r\n" + name.toLowerCase(Locale.ROOT) + ": ");
    return at < 0 ? "" : text.substring(at + name.length() + 4, text.indexOf('\r', at + 2));
  }
}
