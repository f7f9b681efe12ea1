package dev.weir.detect.body;

import dev.weir.model.Head;
import dev.weir.model.net.Headers;
import dev.weir.model.net.Host;
import dev.weir.model.net.Origin;
import dev.weir.model.net.Scheme;
import dev.weir.model.net.Target;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Finds the text that one event of a model's stream adds to a longer one. Source: the streaming references of OpenAI (chat
 * completions, responses), Anthropic (messages) and Google (Gemini), whose shapes other providers follow.
 */
public final class Deltas {

  private static final List<String> SHAPES = List.of("/delta", "/delta/content", "/delta/text",
      "/delta/partial_json", "/delta/thinking", "/delta/reasoning_content", "/delta/refusal",
      "/function/arguments", "/choices/#/text", "/content/parts/#/text");

  private static final Head NO_HEAD = new Head("", new Target(
      new Origin(Scheme.HTTPS, new Host.Name("(none)"), 443), "/", "", false), Headers.NONE);

  private final JsonReader json = new JsonReader();
  private final Flat flat = new Flat();

  /**
   * The text that an event adds.
   *
   * @param thread the same for all events that add to one text
   * @param from its first raw byte, behind the quote
   * @param to the quote behind it
   */
  public record Delta(String thread, int from, int to) {}

  /** Returns the text in the JSON at {@code raw[from..to)}, or empty. */
  public Optional<Delta> in(byte[] raw, int from, int to) {
    flat.clear();
    if (json.read(raw, from, to, flat) != to) {
      return Optional.empty();
    }
    Pointers pointers = new Pointers(flat, NO_HEAD, _ -> false);
    StringBuilder indexes = new StringBuilder();
    int found = -1;
    String pointer = "";
    for (int value = 0; value < flat.count(); value++) {
      Role role = flat.role(value);
      if (role == Role.JSON_NUMBER || role == Role.JSON_STRING && found < 0) {
        String at = pointers.to(value);
        if (role == Role.JSON_STRING && adds(at)) {
          found = value;
          pointer = at;
        } else if (role == Role.JSON_NUMBER && at.endsWith("index")) {
          indexes.append(' ').append(new String(raw, flat.raw(value),
              flat.rawEnd(value) - flat.raw(value), StandardCharsets.US_ASCII));
        }
      }
    }
    return found < 0
        ? Optional.empty()
        : Optional.of(new Delta(pointer + indexes, flat.raw(found), flat.rawEnd(found)));
  }

  private static boolean adds(String pointer) {
    StringBuilder shape = new StringBuilder(pointer.length());
    for (int i = 0; i < pointer.length(); i++) {
      char c = pointer.charAt(i);
      boolean digit = c >= '0' && c <= '9';
      if (!digit) {
        shape.append(c);
      } else if (shape.isEmpty() || shape.charAt(shape.length() - 1) != '#') {
        shape.append('#');
      }
    }
    String numbered = shape.toString();
    return SHAPES.stream().anyMatch(numbered::endsWith);
  }
}
