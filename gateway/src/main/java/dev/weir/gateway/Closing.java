package dev.weir.gateway;

import dev.weir.model.Decision;
import java.nio.charset.StandardCharsets;

/**
 * How a WebSocket is closed (RFC 6455 section 7.4), or a gRPC call ended: then with a status of gRPC, and the reason as its
 * message.
 *
 * @param reason at most 123 bytes in UTF-8 on a WebSocket; shown to the client only, and holds nothing of the content
 */
public record Closing(int code, String reason) {

  private static final int LONGEST_REASON = 123;

  /** Returns the closing that tells of {@code deny}: 1009 for a message over the cap, 1011 where Weir failed, else 1008. */
  public static Closing of(Decision.Deny deny) {
    int code = switch (deny.status()) {
      case TOO_LARGE -> 1009;
      case INTERNAL, UNAVAILABLE -> 1011;
      default -> 1008;
    };
    return new Closing(code, cut("Weir: " + deny.by() + ": " + deny.reason()));
  }

  private static String cut(String text) {
    String rest = text;
    while (rest.getBytes(StandardCharsets.UTF_8).length > LONGEST_REASON) {
      rest = rest.substring(0, rest.offsetByCodePoints(rest.length(), -1));
    }
    return rest;
  }
}
