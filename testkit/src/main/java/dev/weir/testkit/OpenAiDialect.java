package dev.weir.testkit;

import static dev.weir.testkit.Json.quote;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Answers as OpenAI's API shapes them. Source: OpenAI API reference. */
final class OpenAiDialect {

  private static final long CREATED = 1_760_000_000L;
  private static final float[] VECTOR = {0.25f, -0.5f, 0.125f};

  private OpenAiDialect() {}

  static Answer error(int status, String message) {
    return Answer.json(status, """
        {"error": {"message": %s, "type": "invalid_request_error", "param": null, "code": null}}"""
        .formatted(quote(message)));
  }

  static Answer completion(Prompt prompt) {
    String echo = prompt.lastUserText();
    boolean calls = !prompt.tool().isEmpty();
    if (prompt.streams()) {
      return calls ? callChunks(prompt, echo) : completionChunks(prompt, echo);
    }
    int tokens = Prompt.tokens(echo);
    String said = calls
        ? "\"content\": null, \"tool_calls\": [" + call(prompt, "", arguments(echo)) + "]"
        : "\"content\": " + quote(echo);
    return Answer.json(200,
        """
            {"id": "chatcmpl-standin", "object": "chat.completion", "created": %d, "model": %s,
             "choices": [{"index": 0, "message": {"role": "assistant", %s, "refusal": null, "annotations": []},
                          "logprobs": null, "finish_reason": "%s"}],
             "usage": {"prompt_tokens": %d, "completion_tokens": %d, "total_tokens": %d}}"""
            .formatted(CREATED, quote(prompt.model()), said, calls ? "tool_calls" : "stop", tokens, tokens,
                2 * tokens));
  }

  /** The tool is called with what the user has said. */
  private static String arguments(String echo) {
    return "{\"text\": " + quote(echo) + "}";
  }

  private static String call(Prompt prompt, String index, String arguments) {
    return "{" + index + "\"id\": \"call_standin\", \"type\": \"function\", \"function\": {\"name\": "
        + quote(prompt.tool()) + ", \"arguments\": " + quote(arguments) + "}}";
  }

  private static Answer callChunks(Prompt prompt, String echo) {
    List<String> events = new ArrayList<>();
    events.add(chunk(prompt,
        "{\"role\": \"assistant\", \"content\": null, \"tool_calls\": ["
            + call(prompt, "\"index\": 0, ", "") + "]}",
        "null"));
    for (String piece : Prompt.pieces(arguments(echo))) {
      events.add(chunk(prompt, "{\"tool_calls\": [{\"index\": 0, \"function\": {\"arguments\": "
          + quote(piece) + "}}]}", "null"));
    }
    events.add(chunk(prompt, "{}", "\"tool_calls\""));
    events.add("data: [DONE]");
    return Answer.events(events);
  }

  private static Answer completionChunks(Prompt prompt, String echo) {
    List<String> events = new ArrayList<>();
    events.add(chunk(prompt, "{\"role\": \"assistant\", \"content\": \"\"}", "null"));
    for (String piece : Prompt.pieces(echo)) {
      events.add(chunk(prompt, "{\"content\": " + quote(piece) + "}", "null"));
    }
    events.add(chunk(prompt, "{}", "\"stop\""));
    events.add("data: [DONE]");
    return Answer.events(events);
  }

  private static String chunk(Prompt prompt, String delta, String finish) {
    return ("data: {\"id\": \"chatcmpl-standin\", \"object\": \"chat.completion.chunk\", \"created\": %d, "
        + "\"model\": %s, \"choices\": [{\"index\": 0, \"delta\": %s, \"logprobs\": null, \"finish_reason\": %s}]}")
        .formatted(CREATED, quote(prompt.model()), delta, finish);
  }

  static Answer response(Prompt prompt) {
    String echo = prompt.lastUserText();
    return prompt.streams() ? responseEvents(prompt, echo) : Answer.json(200, whole(prompt, echo));
  }

  private static Answer responseEvents(Prompt prompt, String echo) {
    List<String> events = new ArrayList<>();
    for (String piece : Prompt.pieces(echo)) {
      events.add("""
          event: response.output_text.delta
          data: {"type": "response.output_text.delta", "sequence_number": %d, "item_id": "msg_standin", \
          "output_index": 0, "content_index": 0, "delta": %s, "logprobs": []}"""
          .formatted(events.size(), quote(piece)));
    }
    events.add("""
        event: response.completed
        data: {"type": "response.completed", "sequence_number": %d, "response": %s}"""
        .formatted(events.size(), whole(prompt, echo).replace("\n", "")));
    return Answer.events(events);
  }

  private static String whole(Prompt prompt, String echo) {
    int tokens = Prompt.tokens(echo);
    return """
        {"id": "resp_standin", "object": "response", "created_at": %d, "status": "completed", "model": %s,
         "error": null, "incomplete_details": null, "instructions": null, "metadata": {}, "parallel_tool_calls": true,
         "temperature": 1.0, "top_p": 1.0, "tool_choice": "auto", "tools": [],
         "output": [{"id": "msg_standin", "type": "message", "role": "assistant", "status": "completed",
                     "content": [{"type": "output_text", "text": %s, "annotations": []}]}],
         "usage": {"input_tokens": %d, "input_tokens_details": {"cached_tokens": 0}, "output_tokens": %d,
                   "output_tokens_details": {"reasoning_tokens": 0}, "total_tokens": %d}}"""
        .formatted(CREATED, quote(prompt.model()), quote(echo), tokens, tokens, 2 * tokens);
  }

  static Answer embeddings(Prompt prompt) {
    String vector = prompt.says("encoding_format", "base64") ? quote(base64()) : "[0.25, -0.5, 0.125]";
    List<String> data = new ArrayList<>();
    for (int i = 0; i < prompt.inputs().size(); i++) {
      data.add("{\"object\": \"embedding\", \"index\": %d, \"embedding\": %s}".formatted(i, vector));
    }
    int tokens = Prompt.tokens(String.join(" ", prompt.inputs()));
    return Answer.json(200, """
        {"object": "list", "model": %s, "data": [%s], "usage": {"prompt_tokens": %d, "total_tokens": %d}}"""
        .formatted(quote(prompt.model()), String.join(", ", data), tokens, tokens));
  }

  /** Little-endian floats in Base64, as the official SDKs ask for unless told otherwise. */
  private static String base64() {
    ByteBuffer bytes = ByteBuffer.allocate(VECTOR.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (float value : VECTOR) {
      bytes.putFloat(value);
    }
    return Base64.getEncoder().encodeToString(bytes.array());
  }
}
