package dev.weir.audit.payload;

import dev.weir.audit.json.JsonLine;
import dev.weir.model.net.Bytes;
import dev.weir.model.net.Headers;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Spells as JSON what there is to see of a call: for each side {@code side}, {@code state} ({@code kept}, {@code unproven},
 * {@code gone}, {@code damaged}) and {@code why}; of what can be read {@code method}, {@code url} or {@code status},
 * {@code headers}, {@code bytes}, {@code cut} where it was, and the body as {@code text}, or as {@code base64} where it is no
 * UTF-8.
 */
public final class LookJson {

  private LookJson() {}

  /** Returns an array of what there is. */
  public static String of(List<Look> looks) {
    JsonLine json = new JsonLine().open('[');
    for (Look look : looks) {
      json.next().open('{').text("side", look.side().word());
      switch (look) {
        case Look.Opened(Side _, Part part, boolean proven) ->
          part(json.text("state", proven ? "kept" : "unproven"), part);
        case Look.Gone(Side _, String why) -> json.text("state", "gone").text("why", why);
        case Look.Damaged(Side _, String why) -> json.text("state", "damaged").text("why", why);
      }
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
    headers(json, part.headers()).number("bytes", part.body().length());
    if (part.cut()) {
      json.text("cut", "the body had more bytes than were to be kept");
    }
    Optional<String> text = text(part.body());
    json.text(text.isPresent() ? "text" : "base64", text.orElseGet(() -> base64(part.body())));
  }

  /** Adds headers as HAR has them. */
  static JsonLine headers(JsonLine json, Headers headers) {
    json.name("headers").open('[');
    headers.forEach(
        (name, value) -> json.next().open('{').text("name", name).text("value", value).close('}'));
    return json.close(']');
  }

  /** Returns the text of a body that is UTF-8; empty where it is not. */
  public static Optional<String> text(Bytes body) {
    try {
      return Optional.of(StandardCharsets.UTF_8.newDecoder()
          .decode(ByteBuffer.wrap(body.array(), body.offset(), body.length())).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  static String base64(Bytes body) {
    return Base64.getEncoder().encodeToString(body.copy());
  }
}
