package dev.weir.wire.http;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Field names: the usual ones are shared, so that a head does not make them anew. */
final class Names {

  private static final String[] USUAL = {"Host", "Connection", "Content-Length", "Content-Type", "Accept",
    "Accept-Encoding", "Accept-Language", "User-Agent", "Authorization", "Proxy-Authorization",
    "Transfer-Encoding", "Date", "Server", "Cache-Control", "ETag", "Last-Modified", "Vary", "Cookie",
    "Set-Cookie", "X-Api-Key", "Expect", "Origin", "Referer", "Location", "Keep-Alive", "Content-Encoding",
    "Proxy-Connection", "X-Request-Id", "Idempotency-Key", "If-None-Match", "Range", "Accept-Ranges"};

  /** Open addressing would be of no use: a name that collides is made anew. */
  private static final @Nullable String[] TABLE = new @Nullable String[1024];

  static {
    for (String name : USUAL) {
      put(name);
      put(name.toLowerCase(Locale.ROOT));
    }
  }

  private Names() {}

  /** Returns the name in {@code bytes[from..to)}, spelled as it is there; {@code to} is behind {@code from}. */
  static String of(byte[] bytes, int from, int to) {
    String usual = TABLE[slot(to - from, bytes[from], bytes[(from + to) >>> 1], bytes[to - 1])];
    return usual != null && same(usual, bytes, from, to)
        ? usual
        : new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
  }

  private static boolean same(String usual, byte[] bytes, int from, int to) {
    if (usual.length() != to - from) {
      return false;
    }
    for (int i = 0; i < usual.length(); i++) {
      if (usual.charAt(i) != bytes[from + i]) {
        return false;
      }
    }
    return true;
  }

  private static void put(String name) {
    byte[] bytes = name.getBytes(StandardCharsets.ISO_8859_1);
    TABLE[slot(bytes.length, bytes[0], bytes[bytes.length >>> 1], bytes[bytes.length - 1])] = name;
  }

  private static int slot(int length, byte first, byte middle, byte last) {
    return (length * 961 + first * 331 + middle * 37 + last) & 1023;
  }
}
