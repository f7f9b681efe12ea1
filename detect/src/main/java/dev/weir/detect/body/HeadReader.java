package dev.weir.detect.body;

import dev.weir.model.Head;
import dev.weir.model.net.Headers;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/** Decodes path, query and header values. */
public final class HeadReader {

  /** Framing, and where a caller shows its own key, which the gateway takes away. */
  private static final Set<String> SKIPPED = Set.of("host", "content-length", "authorization", "x-api-key",
      "api-key",
      "x-goog-api-key", "transfer-encoding", "connection", "te", "upgrade", "expect");

  /** What programs fill with versions, dates and hashes. */
  private static final Set<String> TECHNICAL = Set.of("user-agent", "content-type", "content-encoding",
      "date", "etag",
      "if-none-match", "if-match", "if-modified-since", "traceparent", "tracestate", "via", "content-md5",
      "digest",
      "content-digest", "range", "cache-control", "sec-ch-ua");

  private HeadReader() {}

  /** Adds what {@code head} holds; the caller's own credentials are left out. */
  public static void read(Head head, Flat flat) {
    String path = head.target().path();
    if (path.length() > 1) {
      byte[] raw = path.getBytes(StandardCharsets.UTF_8);
      flat.add(Role.PATH, raw, 0, raw.length, Tree.ROOT, 0);
    }
    if (!head.target().query().isEmpty()) {
      byte[] raw = head.target().query().getBytes(StandardCharsets.UTF_8);
      FormReader.read(raw, 0, raw.length, Role.QUERY_NAME, Role.QUERY_VALUE, flat);
    }
    Headers headers = head.headers();
    for (int i = 0; i < headers.size(); i++) {
      String name = headers.name(i).toLowerCase(Locale.ROOT);
      if (!SKIPPED.contains(name) && !name.startsWith("proxy-")) {
        byte[] raw = headers.value(i).getBytes(StandardCharsets.UTF_8);
        boolean technical = TECHNICAL.contains(name) || name.startsWith("accept");
        flat.add(technical ? Role.TECHNICAL_HEADER : Role.HEADER, raw, 0, raw.length, Tree.ROOT, i);
      }
    }
  }
}
