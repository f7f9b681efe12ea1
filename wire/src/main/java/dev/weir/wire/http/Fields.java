package dev.weir.wire.http;

import dev.weir.model.net.Headers;
import java.nio.charset.StandardCharsets;

/** Field lines of a head whose lines are known to end in CRLF (RFC 9112 section 5); no folding, no odd bytes. */
final class Fields {

  private Fields() {}

  /** Returns the fields in {@code bytes[from..to)}, up to the blank line that ends there. */
  static Headers parse(byte[] bytes, int from, int to, int maxFields) throws Malformed {
    Headers.Builder headers = Headers.builder();
    int fields = 0;
    int at = from;
    while (at < to - 2) {
      if (++fields > maxFields) {
        throw Malformed.tooLarge("more than " + maxFields + " header fields");
      }
      int colon = at;
      while (Octets.token(bytes[colon])) {
        colon++;
      }
      if (colon == at || bytes[colon] != ':') {
        throw Malformed.because("a header line without a proper name");
      }
      int end = valueEnd(bytes, colon + 1);
      String value = trimmed(bytes, colon + 1, end);
      if (hidesFraming(value)) {
        throw Malformed.because("a framing field inside another one's value");
      }
      headers.add(Names.of(bytes, at, colon), value);
      at = end + 2;
    }
    return headers.build();
  }

  /** Returns where the CRLF behind a value begins; every line ends in one, so the search ends. */
  private static int valueEnd(byte[] bytes, int from) throws Malformed {
    int at = from;
    while (Octets.value(bytes[at])) {
      at++;
    }
    if (bytes[at] != '\r' || bytes[at + 1] != '\n') {
      throw Malformed.because("a header value with control characters");
    }
    return at;
  }

  /** A program that ends lines at other bytes than CRLF would take what stands there for a field of its own. */
  static boolean hidesFraming(String value) {
    for (int colon = value.indexOf(':'); colon >= 0; colon = value.indexOf(':', colon + 1)) {
      if (value.regionMatches(true, colon - 17, "Transfer-Encoding", 0, 17)
          || value.regionMatches(true, colon - 14, "Content-Length", 0, 14)) {
        return true;
      }
    }
    return false;
  }

  private static String trimmed(byte[] bytes, int from, int to) {
    int start = from;
    int end = to;
    while (start < end && (bytes[start] == ' ' || bytes[start] == '\t')) {
      start++;
    }
    while (end > start && (bytes[end - 1] == ' ' || bytes[end - 1] == '\t')) {
      end--;
    }
    return start == end ? "" : new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
  }
}
