package dev.weir.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a client asks of a model, whichever dialect it speaks. */
record Prompt(Map<String, @Nullable Object> body) {

  private static final int PIECE = 5;

  String model() {
    return body.get("model") instanceof String name ? name : "stand-in";
  }

  boolean streams() {
    return Boolean.TRUE.equals(body.get("stream"));
  }

  boolean says(String member, String value) {
    return value.equals(body.get(member));
  }

  /** Returns the text of the last message of a user, of {@code input} where there are no messages, or nothing. */
  String lastUserText() {
    Object turns = body.containsKey("messages") ? body.get("messages") : body.get("input");
    if (!(turns instanceof List<?> list)) {
      return textOf(turns);
    }
    for (Object turn : list.reversed()) {
      if (turn instanceof Map<?, ?> message && "user".equals(message.get("role"))) {
        return textOf(message.get("content"));
      }
    }
    return "";
  }

  /** Returns the name of the tool that may be called, where a user has spoken last; empty text where there is none. */
  String tool() {
    boolean asked = body.get("messages") instanceof List<?> turns && turns.getLast() instanceof Map<?, ?> last
        && "user".equals(last.get("role")) && !String.valueOf(last.get("content")).contains("tool_result");
    if (!asked || !(body.get("tools") instanceof List<?> tools)
        || !(tools.getFirst() instanceof Map<?, ?> tool)) {
      return "";
    }
    Object named = tool.get("function") instanceof Map<?, ?> function
        ? function.get("name")
        : tool.get("name");
    return named instanceof String name ? name : "";
  }

  /** Returns every text of {@code input}: one string, or a list of them. */
  List<String> inputs() {
    return body.get("input") instanceof List<?> list
        ? list.stream().map(Prompt::textOf).toList()
        : List.of(textOf(body.get("input")));
  }

  /** Returns {@code text} in the pieces of a stream; never splits a surrogate pair. */
  static List<String> pieces(String text) {
    int[] points = text.codePoints().toArray();
    List<String> pieces = new ArrayList<>();
    for (int i = 0; i < points.length; i += PIECE) {
      pieces.add(new String(points, i, Math.min(PIECE, points.length - i)));
    }
    return pieces;
  }

  /** Returns about how many tokens {@code text} is: four characters each. */
  static int tokens(String text) {
    return text.length() / 4 + 1;
  }

  /** Returns the text of a string, or of a list of parts that have one. */
  private static String textOf(@Nullable Object content) {
    StringBuilder all = new StringBuilder();
    switch (content) {
      case String text -> all.append(text);
      case List<?> parts -> parts.forEach(part -> all.append(textOf(part)));
      case Map<?, ?> part -> all.append(textOf(part.get("text")));
      case null, default -> {
        // Images, numbers and the like have no text to repeat.
      }
    }
    return all.toString();
  }
}
