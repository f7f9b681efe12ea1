package dev.weir.gateway;

import dev.weir.model.Decision;
import dev.weir.model.net.Bytes;
import dev.weir.model.net.Headers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * Denials to gRPC clients, which look at no body and at hardly any status of HTTP: a head alone that says how the call ended.
 * Source: gRPC over HTTP/2, "Trailers-Only" and "Status-Message"; google.rpc.Code.
 */
final class GrpcDenial {

  private static final int INVALID_ARGUMENT = 3;
  private static final int NOT_FOUND = 5;
  private static final int PERMISSION_DENIED = 7;
  private static final int RESOURCE_EXHAUSTED = 8;
  private static final int UNAVAILABLE = 14;
  private static final int UNAUTHENTICATED = 16;

  private GrpcDenial() {}

  /** Returns whether the request is a call of gRPC, by its media type. */
  static boolean answers(Incoming incoming) {
    return mediaType(incoming).toLowerCase(Locale.ROOT).startsWith("application/grpc");
  }

  private static String mediaType(Incoming incoming) {
    return incoming.headers().first("Content-Type").orElse("");
  }

  static OwnAnswer render(Decision.Deny deny, Incoming incoming, Headers weirHeaders,
      Optional<Duration> retryAfter) {
    Headers.Builder headers = Headers.builder().add("Content-Type", mediaType(incoming))
        .add("grpc-status", Integer.toString(status(deny.status().code())))
        .add("grpc-message", encoded(message(deny)));
    // What gRPC's retry policy calls pushback.
    retryAfter.ifPresent(wait -> headers.add("grpc-retry-pushback-ms", Long.toString(wait.toMillis())));
    headers.addAll(weirHeaders);
    return new OwnAnswer(200, headers.build(), Bytes.EMPTY, false);
  }

  /** Returns how a call ends in the place of a message that is denied. */
  static Closing closing(Decision.Deny deny) {
    return new Closing(status(deny.status().code()), encoded(message(deny)));
  }

  private static String message(Decision.Deny deny) {
    return "Weir: " + deny.reason() + " (rule " + deny.by() + ")";
  }

  private static int status(int http) {
    return switch (http) {
      case 401, 407 -> UNAUTHENTICATED;
      case 403 -> PERMISSION_DENIED;
      case 404 -> NOT_FOUND;
      case 413, 429, 431 -> RESOURCE_EXHAUSTED;
      default -> http < 500 ? INVALID_ARGUMENT : UNAVAILABLE;
    };
  }

  /** Everything but visible ASCII and the space is percent-encoded, and so is the percent sign. */
  private static String encoded(String message) {
    StringBuilder text = new StringBuilder(message.length());
    for (byte b : message.getBytes(StandardCharsets.UTF_8)) {
      if (b >= ' ' && b <= '~' && b != '%') {
        text.append((char) b);
      } else {
        text.append('%').append(Character.toUpperCase(Character.forDigit(b >> 4 & 15, 16)))
            .append(Character.toUpperCase(Character.forDigit(b & 15, 16)));
      }
    }
    return text.toString();
  }
}
