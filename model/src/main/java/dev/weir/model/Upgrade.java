package dev.weir.model;

import dev.weir.model.net.Headers;
import java.util.Locale;
import java.util.Optional;

/** What a request wants its connection to become (RFC 9110 section 7.8). */
public final class Upgrade {

  public static final String WEBSOCKET = "websocket";

  /** HTTP/2 begins by prior knowledge or ALPN with Weir; whoever merely offers it is served HTTP/1.1 (RFC 9113 section 3.1). */
  private static final String PASSED_OVER = "h2c";

  private Upgrade() {}

  /**
   * Returns the protocol that {@code request} asks for, in lower case, all of them where there are several; empty where it
   * asks for none that could be switched to.
   */
  public static Optional<String> of(Headers request) {
    if (!request.has("Upgrade") || !names(request)) {
      return Optional.empty();
    }
    String asked = String.join(",", request.all("Upgrade")).strip().toLowerCase(Locale.ROOT);
    return asked.isEmpty() || asked.equals(PASSED_OVER) ? Optional.empty() : Optional.of(asked);
  }

  /** Without the Connection field an Upgrade is somebody else's, and ends here. */
  private static boolean names(Headers request) {
    for (String field : request.all("Connection")) {
      for (String word : field.split(",", -1)) {
        if (word.strip().equalsIgnoreCase("upgrade")) {
          return true;
        }
      }
    }
    return false;
  }
}
