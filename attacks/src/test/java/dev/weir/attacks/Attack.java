package dev.weir.attacks;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * One attack and the answer that is due.
 *
 * @param id tells it from others in a report, and is used for nothing else
 * @param kind what {@code input} holds: {@code raw}, {@code url}, {@code connect}, {@code ip}, {@code host_match} or
 *        {@code allow_entry}
 */
record Attack(String id, String kind, Expect expect, JsonNode row) {

  /** What has to become of it. */
  enum Expect {
    /** It gets through. */
    ALLOW,
    /** Policy denies it, and nothing is dialled. */
    BLOCK,
    /** It is no request: 4xx, and nothing is forwarded. */
    REJECT,
    /** It is no request, or policy and dialling both mean the canonical host. */
    REJECT_OR_CANONICALISE,
    /** It is no request, or what leaves is one request with one framing. */
    REJECT_OR_UNAMBIGUOUS,
    /** It is not whole: nothing is forwarded, whatever is answered. */
    INCOMPLETE,
    /** The configuration is refused. */
    CONFIG_REJECT,
    /** Nothing is due. */
    EITHER;

    static Expect of(String text) {
      return switch (text) {
        case "allow", "accept" -> ALLOW;
        case "block", "block-by-ssrf-policy" -> BLOCK;
        case "reject" -> REJECT;
        case "reject-or-canonicalise", "canonicalise" -> REJECT_OR_CANONICALISE;
        case "reject-or-unambiguous" -> REJECT_OR_UNAMBIGUOUS;
        case "incomplete-timeout", "reject-or-timeout" -> INCOMPLETE;
        case "config-reject" -> CONFIG_REJECT;
        // Limits are as large as they are configured; a second hop is the client's to follow, and a call of its own.
        case "either", "reject-with-limit", "block-second-hop" -> EITHER;
        default -> throw new IllegalArgumentException("an expectation that nobody knows: " + text);
      };
    }
  }

  static Attack of(JsonNode row) {
    return new Attack(row.path("id").asString(), row.path("input").path("kind").asString(),
        Expect.of(row.path("expect").asString()), row);
  }

  /** Returns a text of the input, empty where there is none. */
  String text(String name) {
    return row.path("input").path(name).asString("");
  }

  List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    row.path("input").path(name).forEach(text -> texts.add(text.asString()));
    return texts;
  }

  /** Returns the host that a canonical form has, empty where none is due. */
  String canonicalHost() {
    JsonNode canonical = row.path("canonical");
    return canonical.path("hostname").asString(canonical.path("host").asString(""));
  }

  /** Returns the bytes of a raw request, as Latin-1; own cases spell them, others bring them in Base64. */
  String raw() {
    JsonNode input = row.path("input");
    String base64 = input.path("raw_with_host_b64").asString(input.path("raw_b64").asString(""));
    return base64.isEmpty()
        ? text("raw")
        : new String(Base64.getDecoder().decode(base64), StandardCharsets.ISO_8859_1);
  }

  @Override
  public String toString() {
    return id + " " + expect;
  }
}
