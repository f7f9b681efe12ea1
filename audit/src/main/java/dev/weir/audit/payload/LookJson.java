package dev.weir.audit.payload;

import dev.weir.audit.json.JsonLine;
import dev.weir.model.net.Bytes;
import dev.weir.model.net.Headers;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Spells as JSON what there is to see of a call: for each side {@code side}, {@code state} ({@code kept}, {@code unproven},
 * {@code gone}, {@code damaged}) and {@code why}; of what can be read {@code method}, {@code url} or {@code status},
 * {@code headers}, {@code bytes}, {@code cut} where it was, and the body as {@code text}, or as {@code base64} where it is no
 * UTF-8. Of a message {@code at}, {@code sent}, {@code cut} and the payload in the same way.
 */
public final class LookJson {

  private LookJson() {}

  /** Returns an array of what there is. */
  public static String of(List<Look> looks) {
    JsonLine json = new JsonLine().open('[');
    for (Look look : looks) {
      json.next().open('{').text("side", look.side().word());
      switch (look) {
        case Look.Opened(Side _, Part part, var _, boolean proven) ->
          part(json.text("state", proven ? "kept" : "unproven"), part);
        case Look.Gone(Side _, String why) -> json.text("state", "gone").text("why", why);
        case Look.Damaged(Side _, String why) -> json.text("state", "damaged").text("why", why);
      }
      json.close('}');
    }
    return json.close(']').toString();
  }

  /** Returns an array of the messages. */
  public static String of(Conversation conversation) {
    JsonLine json = new JsonLine().open('[');
    for (Spoken spoken : conversation.spoken()) {
      json.next().open('{').text("at", spoken.at().toString()).flag("sent", spoken.sent());
      content(json, spoken.payload(), spoken.cut(), spoken.content());
      json.close('}');
    }
    return json.close(']').toString();
  }

  private static void part(JsonLine json, Part part) {
    if (part.status() == 0) {
      json.text("method", part.method()).text("url", part.url());
    } else {
      json.number("status", part.status());
    }
    content(headers(json, part.headers()), part.body(), part.cut(), part.text());
  }

  private static void content(JsonLine json, Bytes body, boolean cut, Optional<String> text) {
    json.number("bytes", body.length());
    if (cut) {
      json.text("cut", "there were more bytes than were to be kept");
    }
    json.text(text.isPresent() ? "text" : "base64", text.orElseGet(() -> base64(body)));
  }

  /** Adds headers as HAR has them. */
  static JsonLine headers(JsonLine json, Headers headers) {
    json.name("headers").open('[');
    headers.forEach(
        (name, value) -> json.next().open('{').text("name", name).text("value", value).close('}'));
    return json.close(']');
  }

  /** Returns bytes as text; empty where they are no UTF-8, but for a last character that is {@code cut} in two. */
  static Optional<String> text(Bytes bytes, boolean cut) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    CharBuffer text = CharBuffer.allocate(bytes.length());
    boolean proper = decoder
        .decode(ByteBuffer.wrap(bytes.array(), bytes.offset(), bytes.length()), text, !cut).isUnderflow();
    return proper ? Optional.of(text.flip().toString()) : Optional.empty();
  }

  static String base64(Bytes body) {
    return Base64.getEncoder().encodeToString(body.copy());
  }
}
