package dev.weir.detect.body;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What the name of a header says of its value.
 *
 * @param skipped whether the value is not looked at: it frames the body, or is the caller's own credential
 * @param role the value's
 * @param technical whether programs wrote the value
 * @param familiar whether a program gave the header its name, so that nobody is called by what follows it
 * @param roomy whether the name has room for more than a name, so that something may be found in it
 * @param cookies whether the value is a list of cookies
 * @param written the name as it was written
 */
@SuppressWarnings("ArrayRecordComponent") // read by this package alone, and never compared
record HeaderName(boolean skipped, Role role, boolean technical, boolean familiar, boolean roomy,
    boolean cookies, byte[] written) {

  /** Framing, and where a caller shows its own key, which the gateway takes away. */
  private static final Set<String> SKIPPED = Set.of("host", "content-length", "authorization", "x-api-key",
      "api-key",
      "x-goog-api-key", "transfer-encoding", "connection", "te", "upgrade", "expect", "sec-websocket-key");

  /** What programs fill with versions, dates and hashes. */
  private static final Set<String> TECHNICAL = Set.of("user-agent", "content-type", "content-encoding",
      "date", "etag",
      "if-none-match", "if-match", "if-modified-since", "traceparent", "tracestate", "via", "content-md5",
      "digest",
      "content-digest", "range", "cache-control", "sec-ch-ua");

  /** Of those what says how the body is to be read. */
  private static final Set<String> BINDING = Set.of("content-type", "content-encoding");

  /** How browsers, proxies and the makers of clients begin the names of theirs: nobody is called by what follows. */
  private static final List<String> FAMILIES = List.of("sec-", "if-", "access-control-", "x-forwarded-",
      "x-request-", "x-requested-", "x-correlation-", "x-b3-", "x-datadog-", "x-envoy-", "x-stainless-",
      "openai-", "anthropic-");

  /** Characters: as many as the shortest keys that begin with their service's letters. */
  private static final int LONG_NAME = 20;
  private static final int MANY_DIGITS = 8;

  /** Returns what {@code name}, in any case, says. */
  static HeaderName of(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    boolean technical = TECHNICAL.contains(lower) || lower.startsWith("accept");
    Role role = BINDING.contains(lower)
        ? Role.BINDING_HEADER
        : technical ? Role.TECHNICAL_HEADER : Role.HEADER;
    return new HeaderName(SKIPPED.contains(lower) || lower.startsWith("proxy-"), role, technical,
        technical || FAMILIES.stream().anyMatch(lower::startsWith), hasRoom(name), lower.equals("cookie"),
        name.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static boolean hasRoom(String name) {
    return name.length() >= LONG_NAME
        || name.chars().filter(c -> c >= '0' && c <= '9').count() >= MANY_DIGITS;
  }
}
