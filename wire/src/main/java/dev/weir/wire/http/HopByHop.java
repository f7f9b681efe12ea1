package dev.weir.wire.http;

import dev.weir.model.net.Headers;

/** Fields that belong to one connection and never cross Weir (RFC 9110 section 7.6.1). */
public final class HopByHop {

  private HopByHop() {}

  /** Returns whether {@code name} belongs to a connection, frames a body or names a host: the wire writes those itself. */
  public static boolean is(String name) {
    return switch (name.length()) {
      case 2 -> name.equalsIgnoreCase("TE");
      case 4 -> name.equalsIgnoreCase("Host");
      case 6 -> name.equalsIgnoreCase("Expect");
      case 7 -> name.equalsIgnoreCase("Upgrade") || name.equalsIgnoreCase("Trailer")
          || name.equalsIgnoreCase("Alt-Svc");
      case 10 -> name.equalsIgnoreCase("Connection") || name.equalsIgnoreCase("Keep-Alive") || proxy(name);
      case 14 -> name.equalsIgnoreCase("Content-Length") || name.equalsIgnoreCase("HTTP2-Settings")
          || proxy(name);
      case 17 -> name.equalsIgnoreCase("Transfer-Encoding") || name.equalsIgnoreCase("Sec-WebSocket-Key")
          || proxy(name);
      case 18 -> name.equalsIgnoreCase("Alternate-Protocol") || proxy(name);
      default -> proxy(name) || webSocket(name);
    };
  }

  /** The handshake of a WebSocket, but for the subprotocol: each side has its own (RFC 6455 section 4). */
  private static boolean webSocket(String name) {
    return switch (name.length()) {
      case 20 -> name.equalsIgnoreCase("Sec-WebSocket-Accept");
      case 21 -> name.equalsIgnoreCase("Sec-WebSocket-Version");
      case 24 -> name.equalsIgnoreCase("Sec-WebSocket-Extensions");
      default -> false;
    };
  }

  private static boolean proxy(String name) {
    return name.length() > 6 && (name.charAt(0) | 0x20) == 'p' && name.regionMatches(true, 0, "Proxy-", 0, 6);
  }

  /** Returns whether a Connection field of {@code headers} names {@code name}. */
  public static boolean named(Headers headers, String name) {
    return Tokens.contains(headers, "Connection", name);
  }

  /** Returns whether {@code headers} has a Connection field that names more than the usual two words. */
  public static boolean namesFields(Headers headers) {
    for (int i = 0; i < headers.size(); i++) {
      if (headers.name(i).length() == 10 && headers.name(i).equalsIgnoreCase("Connection")) {
        String value = headers.value(i);
        if (!value.equalsIgnoreCase("keep-alive") && !value.equalsIgnoreCase("close")) {
          return true;
        }
      }
    }
    return false;
  }

  /** Returns {@code headers} as the line sees those of an answer: without what belongs to the upstream's connection. */
  public static Headers stripped(Headers headers) {
    boolean names = namesFields(headers);
    return headers.filtered(name -> (!is(name) || name.equalsIgnoreCase("Content-Length"))
        && !(names && named(headers, name)));
  }

  /** Returns whether one of these trailers would change framing or routing, were it merged into the head. */
  static boolean framesOrRoutes(Headers trailers) {
    for (int i = 0; i < trailers.size(); i++) {
      if (is(trailers.name(i))) {
        return true;
      }
    }
    return false;
  }
}
