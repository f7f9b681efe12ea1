package dev.weir.detect.body;

import dev.weir.model.net.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ObjIntConsumer;

/**
 * Finds the texts that one event of a model's stream adds to longer ones. Source: the streaming references of OpenAI (chat
 * completions, responses, realtime, assistants), Anthropic (messages), Google (Gemini, also live), Cohere, Amazon, Ollama, Hugging Face
 * (text generation), IBM (watsonx) and llama.cpp, whose shapes other providers follow.
 */
public final class Deltas {

  /** How pointers end, {@code #} for any number. */
  private static final List<String> SHAPES = List.of("/delta", "/delta/content", "/delta/text",
      "/delta/partial_json", "/delta/thinking", "/delta/reasoning_content", "/delta/reasoning",
      "/delta/refusal", "/function/arguments", "/delta/function_call/arguments",
      "/delta/message/tool_plan", "/delta/reasoning_details/#/text", "/choices/#/text",
      "/content/parts/#/text", "/delta/message/content/text", "/delta/content/#/text", "/delta/toolUse/input",
      "/delta/reasoningContent/text", "/outputText", "/generation", "/outputs/#/text", "/token/text",
      "/delta/audio/transcript", "/modelTurn/parts/#/text", "/outputTranscription/text",
      "/inputTranscription/text", "/delta/content/#/text/value", "/code_interpreter/input",
      "/results/#/generated_text");
  /** Whole pointers, and the name that stands beside them where the text goes on: the same names say whole texts elsewhere. */
  private static final Map<String, String> PLACES = Map.of("/message/content", "done", "/message/thinking",
      "done", "/response", "done", "/thinking", "done", "/text", "is_finished", "/completion", "stop_reason",
      "/content", "stop");
  /** Where one connection carries several texts, these tell them apart besides their numbers. */
  private static final List<String> NAMES = List.of("/type", "/response_id");

  private static final int LONGEST_NAME = 128;

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

  /** Returns every text in the JSON at {@code raw[from..to)} that adds to a longer one; none where it is no JSON. */
  public List<Delta> all(byte[] raw, int from, int to) {
    flat.clear();
    if (json.read(new Doc(0, Bytes.wrap(raw, from, to - from), Tree.ROOT, Tree.NOWHERE), flat) != to) {
      return List.of();
    }
    List<Delta> all = new ArrayList<>(1);
    each(raw, flat, 0, Tree.ROOT,
        (thread, value) -> all.add(new Delta(thread, flat.raw(value), flat.rawEnd(value))));
    return all;
  }

  /**
   * Hands {@code out} the thread and the number of every value from {@code from} on that adds to a longer text.
   *
   * @param event the container whose own pointer does not count
   */
  static void each(byte[] raw, Flat flat, int from, int event, ObjIntConsumer<String> out) {
    Pointers pointers = new Pointers(flat, _ -> false);
    int skipped = event == Tree.ROOT ? 0 : pointers.of(event).length();
    StringBuilder indexes = new StringBuilder();
    for (int value = from; value < flat.count(); value++) {
      if (flat.role(value) == Role.JSON_KEY && isIndex(flat, value)) {
        indexes.append(' ').append(after(raw, flat.rawEnd(value)));
      } else if (flat.role(value) == Role.JSON_STRING
          && NAMES.contains(pointers.to(value).substring(skipped))) {
        indexes.append(' ').append(text(flat, value));
      }
    }
    for (int value = from; value < flat.count(); value++) {
      if (flat.role(value) == Role.JSON_STRING) {
        String pointer = pointers.to(value).substring(skipped);
        if (adds(pointer, flat, from)) {
          out.accept(pointer + indexes, value);
        }
      }
    }
  }

  private static String text(Flat flat, int value) {
    int length = Math.min(flat.end(value) - flat.start(value), LONGEST_NAME);
    return new String(flat.bytes(), flat.start(value), length, StandardCharsets.ISO_8859_1);
  }

  private static boolean isIndex(Flat flat, int key) {
    int from = flat.end(key) - 5;
    return from >= flat.start(key)
        && new String(flat.bytes(), from, 5, StandardCharsets.ISO_8859_1).equalsIgnoreCase("index");
  }

  /** The number behind a key: it may be too short to be a value of its own. */
  private static String after(byte[] raw, int quote) {
    int from = quote + 1;
    while (from < raw.length && (raw[from] == ':' || raw[from] == ' ')) {
      from++;
    }
    int to = from;
    while (to < raw.length && raw[to] >= '0' && raw[to] <= '9') {
      to++;
    }
    return new String(raw, from, to - from, StandardCharsets.US_ASCII);
  }

  private static boolean adds(String pointer, Flat flat, int from) {
    String beside = PLACES.get(pointer);
    if (beside != null) {
      return names(flat, from, beside);
    }
    String numbered = numbered(pointer);
    for (String shape : SHAPES) {
      if (numbered.endsWith(shape)) {
        return true;
      }
    }
    return false;
  }

  private static boolean names(Flat flat, int from, String name) {
    for (int value = from; value < flat.count(); value++) {
      if (flat.role(value) == Role.JSON_KEY && text(flat, value).equals(name)) {
        return true;
      }
    }
    return false;
  }

  private static String numbered(String pointer) {
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
    return shape.toString();
  }
}
