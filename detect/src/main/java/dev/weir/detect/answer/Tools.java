package dev.weir.detect.answer;

import dev.weir.model.net.Bytes;
import java.util.List;

/** Tells where an answer says what a tool is called with, in the dialects of the providers. */
final class Tools {

  private static final List<String> PLACES = List.of("/arguments", "/partial_json", "/toolUse/input",
      "/functionCall/", "/function_call/", "/input/", "/action/", "/parameters/");
  /** The interface of responses names it in the event's type alone. */
  private static final List<String> TYPES = List.of("\"response.function_call_arguments.",
      "\"response.mcp_call_arguments.", "\"response.custom_tool_call_input.");
  private static final int TYPE_WITHIN = 512;

  private Tools() {}

  /** Returns whether the text at {@code pointer} is what a tool is called with. */
  static boolean areCalled(String pointer) {
    for (String place : PLACES) {
      if (pointer.contains(place)) {
        return true;
      }
    }
    return false;
  }

  /** Returns the same of a text that {@code event} adds to. */
  static boolean areCalled(String thread, Bytes event) {
    if (areCalled(thread)) {
      return true;
    }
    String start = Bytes.wrap(event.array(), event.offset(), Math.min(event.length(), TYPE_WITHIN)).utf8();
    return TYPES.stream().anyMatch(start::contains);
  }
}
