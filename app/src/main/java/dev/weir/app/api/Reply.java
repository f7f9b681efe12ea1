package dev.weir.app.api;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An answer of the API.
 *
 * @param fields of its head, besides those that every answer has
 * @param body what its JSON says; empty for none
 */
record Reply(int status, Map<String, String> fields, Map<String, Object> body) {

  private static final int TAG_BYTES = 12;

  /** What went wrong, by a name that programs can tell (RFC 9457). */
  enum Problem {
    UNAUTHORIZED(401, "Unauthorized"), FORBIDDEN(403, "Forbidden"), MALFORMED(400, "Bad request"), NOT_FOUND(
        404, "Not found"), NO_SUCH_METHOD(405, "Method not allowed"), CHANGED(412,
            "Precondition failed"), TOO_LARGE(413,
                "Too large"), REFUSED(422, "Refused"), AWAY(503, "Unavailable"), FAULT(500, "Internal fault");

    private final int status;
    private final String title;

    Problem(int status, String title) {
      this.status = status;
      this.title = title;
    }

    private String type() {
      return "urn:weir:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  static Reply of(int status, Map<String, Object> body) {
    return new Reply(status, Map.of(), body);
  }

  static Reply problem(Problem problem, String detail) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("type", problem.type());
    body.put("title", problem.title);
    body.put("status", problem.status);
    body.put("detail", detail);
    return of(problem.status, body);
  }

  /** Returns this with one more field. */
  Reply with(String field, String value) {
    Map<String, String> more = new LinkedHashMap<>(fields);
    more.put(field, value);
    return new Reply(status, more, body);
  }

  /** Returns what tells this state of a thing from every other (RFC 9110 section 8.8.3). */
  static String tag(Map<String, Object> state) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(KeyRequest.JSON.writeValueAsBytes(state));
      return '"' + HexFormat.of().formatHex(Arrays.copyOf(hash, TAG_BYTES)) + '"';
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("no SHA-256 on this JVM", e);
    }
  }

  /** Returns whether a field such as If-Match names {@code tag}, or any. */
  static boolean names(@Nullable String field, String tag) {
    return field != null && Arrays.stream(field.split(",", -1)).map(String::strip)
        .anyMatch(one -> one.equals("*") || one.equals(tag) || one.equals("W/" + tag));
  }

  void send(HttpExchange exchange) throws IOException {
    byte[] bytes = body.isEmpty() ? new byte[0] : KeyRequest.JSON.writeValueAsBytes(body);
    Headers head = exchange.getResponseHeaders();
    head.set("Content-Type", status < 400 ? "application/json" : "application/problem+json");
    head.set("Cache-Control", "no-store");
    head.set("X-Content-Type-Options", "nosniff");
    fields.forEach(head::set);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    try (OutputStream to = exchange.getResponseBody()) {
      to.write(bytes);
    }
  }
}
