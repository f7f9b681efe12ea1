package dev.weir.wire.ws;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One extension with its parameters (RFC 6455 section 9.1).
 *
 * @param parameters by name, in lower case; empty text for one without a value
 */
record Extension(String name, Map<String, String> parameters) {

  private static final String DEFLATE = "permessage-deflate";
  private static final String SERVER_ALONE = "server_no_context_takeover";
  private static final String CLIENT_ALONE = "client_no_context_takeover";
  private static final String SERVER_BITS = "server_max_window_bits";
  private static final String CLIENT_BITS = "client_max_window_bits";

  /** What Weir asks of a server: each message is compressed by itself, both ways. */
  static final String ALONE = DEFLATE + "; " + SERVER_ALONE + "; " + CLIENT_ALONE;

  /** Returns what is listed in these fields; empty where they cannot be read. */
  static Optional<List<Extension>> all(List<String> fields) {
    List<Extension> all = new ArrayList<>();
    for (String field : fields) {
      for (String one : field.split(",", -1)) {
        Optional<Extension> extension = of(one);
        if (extension.isEmpty()) {
          return Optional.empty();
        }
        all.add(extension.get());
      }
    }
    return Optional.of(all);
  }

  private static Optional<Extension> of(String text) {
    String[] parts = text.split(";", -1);
    Map<String, String> parameters = new LinkedHashMap<>();
    for (int i = 1; i < parts.length; i++) {
      int equals = parts[i].indexOf('=');
      String name = (equals < 0 ? parts[i] : parts[i].substring(0, equals)).strip().toLowerCase(Locale.ROOT);
      String value = equals < 0 ? "" : parts[i].substring(equals + 1).strip().replace("\"", "");
      if (name.isEmpty() || parameters.put(name, value) != null) {
        return Optional.empty();
      }
    }
    String name = parts[0].strip().toLowerCase(Locale.ROOT);
    return name.isEmpty() ? Optional.empty() : Optional.of(new Extension(name, parameters));
  }

  /** Returns whether this is a client's offer that can be taken: the window of what it is sent is not made smaller. */
  boolean offersDeflate() {
    return name.equals(DEFLATE) && parameters.entrySet().stream().allMatch(parameter -> switch (parameter
        .getKey()) {
      case SERVER_ALONE, CLIENT_ALONE -> parameter.getValue().isEmpty();
      case CLIENT_BITS -> parameter.getValue().isEmpty() || bits(parameter.getValue());
      default -> false;
    });
  }

  /** Returns whether this is the offer of a client that compresses each message by itself. */
  boolean offersAlone() {
    return parameters.containsKey(CLIENT_ALONE);
  }

  /** Returns the answer to this offer: what is sent is compressed by itself; what comes, if the client has offered that. */
  String answer() {
    return DEFLATE + "; " + SERVER_ALONE + (offersAlone() ? "; " + CLIENT_ALONE : "");
  }

  /** Returns whether this is a server's answer to {@link #ALONE}. */
  boolean takesDeflate() {
    return name.equals(DEFLATE) && parameters.containsKey(SERVER_ALONE)
        && parameters.entrySet().stream().allMatch(parameter -> switch (parameter.getKey()) {
          case SERVER_ALONE, CLIENT_ALONE -> parameter.getValue().isEmpty();
          case SERVER_BITS -> bits(parameter.getValue());
          default -> false;
        });
  }

  private static boolean bits(String value) {
    return switch (value) {
      case "8", "9", "10", "11", "12", "13", "14", "15" -> true;
      default -> false;
    };
  }
}
