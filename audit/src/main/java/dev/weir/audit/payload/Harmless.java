package dev.weir.audit.payload;

import dev.weir.model.Head;
import dev.weir.model.net.Headers;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What of a head is kept. A header, or a value in a query, may be a credential that no list knows: so only values of fields that
 * say how something is sent are kept, and of all others their names.
 */
final class Harmless {

  /** Stands in the place of a value. */
  static final String WITHHELD = "(not kept)";

  private static final Set<String> FIELDS = Set.of("accept", "accept-encoding", "accept-language",
      "cache-control", "content-encoding", "content-language", "content-length", "content-type", "date",
      "grpc-encoding", "grpc-status", "retry-after", "server", "user-agent", "vary");

  private Harmless() {}

  static Headers headers(Headers all) {
    Headers.Builder kept = Headers.builder();
    all.forEach(
        (name, value) -> kept.add(name, FIELDS.contains(name.toLowerCase(Locale.ROOT)) ? value : WITHHELD));
    return kept.build();
  }

  /** Returns the URL with {@code path} in the place of its own. */
  static String url(Head head, String path) {
    String query = head.target().query();
    return head.target().origin() + path
        + (head.target().hasQuery()
            ? "?" + Arrays.stream(query.split("&", -1)).map(Harmless::named).collect(Collectors.joining("&"))
            : "");
  }

  private static String named(String field) {
    int equals = field.indexOf('=');
    return (equals < 0 ? "" : field.substring(0, equals + 1)) + WITHHELD;
  }
}
