package dev.weir.admin;

import dev.weir.model.Status;
import java.nio.charset.StandardCharsets;

/** An answer of the admin API. */
record Reply(int status, String type, String text) implements Answer {

  /** Returns a JSON answer; {@code text} is valid JSON. */
  static Reply json(int status, String text) {
    return new Reply(status, "application/json", text);
  }

  /** Returns a problem as RFC 9457 writes it. */
  static Reply problem(int status, String title, String detail) {
    return new Reply(status, "application/problem+json",
        "{\"type\":\"about:blank\",\"title\":" + quoted(title)
            + ",\"status\":" + status + ",\"detail\":" + quoted(detail) + "}");
  }

  static Reply problem(Status status, String detail) {
    return problem(status.code(), status.title(), detail);
  }

  /** Returns {@code text} as a JSON string (RFC 8259 section 7), with its quotes. */
  static String quoted(String text) {
    StringBuilder json = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < ' ' || Character.isSurrogate(c)) {
        json.append(String.format("\\u%04x", (int) c));
      } else {
        json.append(c);
      }
    }
    return json.append('"').toString();
  }

  byte[] bytes() {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
