package dev.weir.testkit;

import static dev.weir.testkit.Json.quote;

import java.util.ArrayList;
import java.util.List;

/** Answers as Anthropic's Messages API shapes them. Source: Anthropic API reference. */
final class AnthropicDialect {

  private AnthropicDialect() {}

  static Answer error(int status, String message) {
    String type = status == 401 ? "authentication_error" : "invalid_request_error";
    return Answer.json(status, """
        {"type": "error", "error": {"type": "%s", "message": %s}}""".formatted(type, quote(message)));
  }

  static Answer message(Prompt prompt) {
    String echo = prompt.lastUserText();
    if (prompt.streams()) {
      return events(prompt, echo);
    }
    boolean calls = !prompt.tool().isEmpty();
    String content = calls
        ? call(prompt, arguments(echo))
        : "{\"type\": \"text\", \"text\": " + quote(echo) + ", \"citations\": null}";
    return Answer.json(200, message(prompt, "[" + content + "]", calls ? "\"tool_use\"" : "\"end_turn\"",
        Prompt.tokens(echo)));
  }

  /** The tool is called with what the user has said. */
  private static String arguments(String echo) {
    return "{\"text\": " + quote(echo) + "}";
  }

  private static String call(Prompt prompt, String input) {
    return "{\"type\": \"tool_use\", \"id\": \"toolu_standin\", \"name\": " + quote(prompt.tool())
        + ", \"input\": " + input + "}";
  }

  private static Answer events(Prompt prompt, String echo) {
    List<String> events = new ArrayList<>();
    events.add(event("message_start", "\"message\": " + message(prompt, "[]", "null", 1)));
    boolean calls = !prompt.tool().isEmpty();
    String block = calls
        ? call(prompt, "{}")
        : "{\"type\": \"text\", \"text\": \"\", \"citations\": null}";
    String delta = calls
        ? "{\"type\": \"input_json_delta\", \"partial_json\": "
        : "{\"type\": \"text_delta\", \"text\": ";
    events.add(event("content_block_start", "\"index\": 0, \"content_block\": " + block));
    events.add("event: ping\ndata: {\"type\": \"ping\"}");
    for (String piece : Prompt.pieces(calls ? arguments(echo) : echo)) {
      events.add(event("content_block_delta", "\"index\": 0, \"delta\": " + delta + quote(piece) + "}"));
    }
    events.add(event("content_block_stop", "\"index\": 0"));
    events.add(event("message_delta",
        "\"delta\": {\"stop_reason\": \"" + (calls ? "tool_use" : "end_turn")
            + "\", \"stop_sequence\": null}, "
            + "\"usage\": {\"output_tokens\": " + Prompt.tokens(echo) + "}"));
    events.add("event: message_stop\ndata: {\"type\": \"message_stop\"}");
    return Answer.events(events);
  }

  private static String event(String type, String members) {
    return "event: " + type + "\ndata: {\"type\": \"" + type + "\", " + members + "}";
  }

  private static String message(Prompt prompt, String content, String stopReason, int outputTokens) {
    return ("{\"id\": \"msg_standin\", \"type\": \"message\", \"role\": \"assistant\", \"model\": %s, "
        + "\"content\": %s, \"stop_reason\": %s, \"stop_sequence\": null, \"usage\": {\"input_tokens\": %d, "
        + "\"output_tokens\": %d, \"cache_creation_input_tokens\": 0, \"cache_read_input_tokens\": 0}}")
        .formatted(quote(prompt.model()), content, stopReason, Prompt.tokens(prompt.lastUserText()),
            outputTokens);
  }
}
