package dev.weir.wire.http;

import dev.weir.model.net.Headers;
import java.nio.charset.StandardCharsets;

/**
 * A request's head as it came, checked for everything that two programs might read differently (RFC 9112).
 *
 * @param target raw: visible ASCII, its form not judged
 * @param http11 HTTP/1.1; otherwise HTTP/1.0
 * @param keepAlive whether the client would keep the connection
 * @param expectsContinue whether it waits for 100 before it sends its body
 */
public record RequestHead(String method, String target, boolean http11, Headers headers, Framing framing,
    boolean keepAlive, boolean expectsContinue) {

  /** Stands for a head that could not be read: nothing may come behind it. */
  public static final RequestHead BROKEN = new RequestHead("", "", true, Headers.NONE, Framing.NONE, false,
      false);

  private static final int MAX_METHOD = 24;

  /**
   * Returns the head in the first {@code length} bytes, which end in a blank line and of which every line ends in CRLF.
   *
   * @throws Malformed where it is to be refused and the connection closed
   */
  public static RequestHead parse(byte[] bytes, int length, int maxFields) throws Malformed {
    int methodEnd = methodEnd(bytes);
    int targetEnd = methodEnd + 1;
    while (Octets.target(bytes[targetEnd])) {
      targetEnd++;
    }
    if (targetEnd == methodEnd + 1 || bytes[targetEnd] != ' ') {
      throw Malformed.because("no proper request target");
    }
    boolean http11 = http11(bytes, targetEnd + 1);
    Headers headers = Fields.parse(bytes, targetEnd + 11, length, maxFields);
    checkHost(http11, headers);
    Framing framing = Framing.ofRequest(http11, headers);
    return new RequestHead(method(bytes, methodEnd), text(bytes, methodEnd + 1, targetEnd), http11, headers,
        framing, keepAlive(http11, headers),
        expectsContinue(http11, headers) && !(framing instanceof Framing.None));
  }

  /** Capital letters and hyphens, a letter first: no method in the registry is spelled otherwise. */
  private static int methodEnd(byte[] bytes) throws Malformed {
    int at = 0;
    while (at < MAX_METHOD && (bytes[at] >= 'A' && bytes[at] <= 'Z' || bytes[at] == '-' && at > 0)) {
      at++;
    }
    if (at == 0 || bytes[at] != ' ') {
      throw Malformed.because("no proper request method");
    }
    return at;
  }

  /** Returns whether {@code text} is a method as {@link #methodEnd} takes it. */
  static boolean properMethod(String text) {
    boolean proper = !text.isEmpty() && text.length() <= MAX_METHOD && text.charAt(0) != '-';
    for (int i = 0; proper && i < text.length(); i++) {
      proper = text.charAt(i) >= 'A' && text.charAt(i) <= 'Z' || text.charAt(i) == '-';
    }
    return proper;
  }

  private static String method(byte[] bytes, int end) {
    return switch (bytes[0]) {
      case 'G' -> end == 3 && bytes[1] == 'E' && bytes[2] == 'T' ? "GET" : text(bytes, 0, end);
      case 'P' -> end == 4 && bytes[1] == 'O' && bytes[2] == 'S' && bytes[3] == 'T'
          ? "POST"
          : text(bytes, 0, end);
      default -> text(bytes, 0, end);
    };
  }

  private static boolean http11(byte[] bytes, int at) throws Malformed {
    // The line ends in CRLF and is followed by another one, so ten bytes are there unless it is too short.
    boolean named = bytes[at] == 'H' && bytes[at + 1] == 'T' && bytes[at + 2] == 'T' && bytes[at + 3] == 'P'
        && bytes[at + 4] == '/' && bytes[at + 5] == '1' && bytes[at + 6] == '.';
    if (!named || bytes[at + 7] != '0' && bytes[at + 7] != '1' || bytes[at + 8] != '\r'
        || bytes[at + 9] != '\n') {
      throw Malformed.because("a version other than HTTP/1.0 and HTTP/1.1");
    }
    return bytes[at + 7] == '1';
  }

  private static void checkHost(boolean http11, Headers headers) throws Malformed {
    int hosts = 0;
    for (int i = 0; i < headers.size(); i++) {
      if (headers.name(i).length() == 4 && headers.name(i).equalsIgnoreCase("Host")) {
        hosts++;
      }
    }
    if (hosts > 1) {
      throw Malformed.because("several Host fields");
    }
    if (http11 && hosts == 0) {
      throw Malformed.because("no Host field");
    }
  }

  /** Old clients of a proxy say Proxy-Connection where they mean Connection. */
  private static boolean keepAlive(boolean http11, Headers headers) {
    if (http11) {
      return !Tokens.contains(headers, "Connection", "close");
    }
    return Tokens.contains(headers, "Connection", "keep-alive")
        || Tokens.contains(headers, "Proxy-Connection", "keep-alive");
  }

  static boolean expectsContinue(boolean http11, Headers headers) throws Malformed {
    for (int i = 0; i < headers.size(); i++) {
      if (headers.name(i).length() == 6 && headers.name(i).equalsIgnoreCase("Expect")) {
        if (!headers.value(i).equalsIgnoreCase("100-continue")) {
          throw Malformed.because("an expectation other than 100-continue");
        }
        // A client of HTTP/1.0 would not understand the 100 (RFC 9110 section 10.1.1).
        return http11;
      }
    }
    return false;
  }

  private static String text(byte[] bytes, int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
  }
}
