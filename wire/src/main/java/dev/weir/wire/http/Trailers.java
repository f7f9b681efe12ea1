package dev.weir.wire.http;

import dev.weir.model.net.Headers;
import java.util.Locale;
import java.util.Set;

/** Fields behind a body (RFC 9110 section 6.5). */
public final class Trailers {

  /** Authentication, routing, request modifiers and control data (RFC 9110 section 6.5.1); few messages have any trailer. */
  private static final Set<String> IN_HEAD = Set.of("authorization", "x-api-key", "x-goog-api-key", "api-key",
      "cookie", "set-cookie", "www-authenticate", "cache-control", "pragma", "age", "date", "expires",
      "location", "max-forwards", "range", "retry-after", "vary");

  private Trailers() {}

  /** Returns those of {@code trailers} that may pass: none that proves who somebody is, says what the body was, or is Weir's to say. */
  public static Headers passable(Headers trailers) {
    if (trailers.size() == 0) {
      return Headers.NONE;
    }
    Headers.Builder kept = Headers.builder();
    trailers.forEach((name, value) -> {
      if (!HopByHop.is(name) && !belongsInHead(name)) {
        kept.add(name, value);
      }
    });
    return kept.build();
  }

  private static boolean belongsInHead(String name) {
    return IN_HEAD.contains(name.toLowerCase(Locale.ROOT)) || starts(name, "Content-") || starts(name, "If-")
        || starts(name, "Weir-");
  }

  private static boolean starts(String name, String with) {
    return name.regionMatches(true, 0, with, 0, with.length());
  }
}
