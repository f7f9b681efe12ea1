package dev.weir.detect.answer;

import dev.weir.detect.body.Doc;
import dev.weir.detect.body.Escape;
import dev.weir.detect.body.Flat;
import dev.weir.detect.body.JsonReader;
import dev.weir.detect.body.Pointers;
import dev.weir.detect.body.Tree;
import dev.weir.model.net.Bytes;
import dev.weir.model.settings.DestinationRule.Api;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * The events that end a stream early so that the provider's own clients take it for ended: with the reason that they know for
 * an answer that was withheld. Source: the streaming references of OpenAI (chat completions, completions, responses),
 * Anthropic (messages), Google (Gemini), Cohere, Amazon (converse) and Ollama, whose shapes other
 * providers follow, and of the Model Context Protocol. Elsewhere the stream just ends.
 */
final class Farewell {

  private static final int LONGEST = 1 << 16;
  private static final String CONVERSE = "event: messageStop\ndata: {\"stopReason\":\"content_filtered\"}\n\n";
  private static final String BLOCK = "content_block_st";

  private final Api api;
  private final Bytes asked;
  private Map<String, String> first = Map.of();
  private String response = "";
  private String blocks = "";
  private final LiveFarewell live = new LiveFarewell();

  /** @param asked the request that is being answered; empty where it was not read */
  Farewell(Api api, Bytes asked) {
    this.api = api;
    this.asked = asked;
  }

  /** Takes the data of an event that goes on to the client. */
  void saw(Bytes data) {
    if (first.isEmpty()) {
      first = members(data);
    }
    if (LiveFarewell.isLive(first)) {
      live.saw(data);
    } else if (data.length() < LONGEST && isAnthropic()) {
      if (data.utf8().contains(BLOCK)) {
        track(members(data));
      }
    } else if (response.isEmpty() && data.length() < LONGEST
        && "response.created".equals(first.get("/type"))) {
      response = object(data.utf8(), "\"response\":");
    }
  }

  /** Which block of an Anthropic answer is open. */
  private void track(Map<String, String> event) {
    String type = event.getOrDefault("/type", "");
    if (type.equals("content_block_start")) {
      blocks = event.getOrDefault("index", "0");
    } else if (type.equals("content_block_stop")) {
      blocks = "";
    }
  }

  private boolean isAnthropic() {
    return api == Api.ANTHROPIC || "message_start".equals(first.get("/type"));
  }

  /** Returns the last events; none where nobody would know them. */
  Bytes events() {
    if (LiveFarewell.isLive(first)) {
      return Bytes.utf8(live.event(first));
    }
    if (isAnthropic()) {
      return Bytes.utf8(anthropic());
    }
    if (first.getOrDefault("/type", "").startsWith("response.")) {
      return Bytes.utf8(responses());
    }
    return Bytes.utf8(switch (api) {
      case OPENAI, AZURE, MISTRAL -> openAi();
      case GEMINI -> gemini();
      case COHERE ->
        "event: message-end\ndata: {\"type\":\"message-end\",\"delta\":{\"finish_reason\":\"ERROR\"}}\n\n";
      case MCP -> asked.isEmpty() ? "" : Unanswered.events(asked);
      case ANTHROPIC, BEDROCK, OLLAMA, NONE -> first.containsKey("choices")
          ? openAi()
          : first.containsKey("candidates")
              ? gemini()
              : first.containsKey("/role") ? CONVERSE : first.containsKey("done") ? ollama() : "";
    });
  }

  private String ollama() {
    String said = first.containsKey("message")
        ? "\"message\":{\"role\":\"assistant\",\"content\":\"\"}"
        : "\"response\":\"\"";
    return "{\"model\":" + quoted("/model") + ",\"created_at\":" + quoted("/created_at") + "," + said
        + ",\"done\":true,\"done_reason\":\"content_filter\"}\n";
  }

  private String openAi() {
    String object = first.getOrDefault("/object", "chat.completion.chunk");
    String said = object.startsWith("text_completion") ? "\"text\":\"\"" : "\"delta\":{}";
    return "data: {\"id\":" + quoted("/id") + ",\"object\":" + quote(object) + ",\"created\":"
        + first.getOrDefault("/created", "0") + ",\"model\":" + quoted("/model")
        + ",\"choices\":[{\"index\":0," + said
        + ",\"logprobs\":null,\"finish_reason\":\"content_filter\"}]}\n\n"
        + "data: [DONE]\n\n";
  }

  private String responses() {
    String withheld = with(with(response, "\"status\":", "\"incomplete\""), "\"incomplete_details\":",
        "{\"reason\":\"content_filter\"}");
    return withheld.isEmpty()
        ? ""
        : "event: response.incomplete\ndata: {\"type\":\"response.incomplete\",\"sequence_number\":999999,"
            + "\"response\":" + withheld + "}\n\n";
  }

  /** Returns {@code json} with another simple value behind the first {@code name}. */
  static String with(String json, String name, String value) {
    int at = json.indexOf(name);
    int end = at < 0 ? -1 : json.indexOf(',', at);
    return end < 0 ? json : json.substring(0, at + name.length()) + value + json.substring(end);
  }

  private String anthropic() {
    String stop = blocks.isEmpty()
        ? ""
        : "event: content_block_stop\ndata: {\"type\":\"content_block_stop\",\"index\":" + blocks + "}\n\n";
    return stop
        + "event: message_delta\ndata: {\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"refusal\","
        + "\"stop_sequence\":null},\"usage\":{\"output_tokens\":0}}\n\n"
        + "event: message_stop\ndata: {\"type\":\"message_stop\"}\n\n";
  }

  private static String gemini() {
    return "data: {\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"\"}],\"role\":\"model\"},"
        + "\"finishReason\":\"SAFETY\",\"index\":0}]}\n\n";
  }

  private String quoted(String pointer) {
    return quote(first.getOrDefault(pointer, ""));
  }

  private static String quote(String text) {
    return '"' + Escape.JSON.write(text) + '"';
  }

  /** Returns texts and long numbers by pointer, every name that stands anywhere, and the first {@code index}. */
  private static Map<String, String> members(Bytes data) {
    Flat flat = new Flat();
    new JsonReader().read(new Doc(0, data, Tree.ROOT, Tree.NOWHERE), flat);
    Pointers pointers = new Pointers(flat, _ -> false);
    Map<String, String> found = new TreeMap<>();
    for (int value = 0; value < flat.count(); value++) {
      String text = new String(flat.bytes(), flat.start(value), flat.end(value) - flat.start(value),
          StandardCharsets.UTF_8);
      switch (flat.role(value)) {
        case JSON_KEY ->
          found.putIfAbsent(text, text.equals("index") ? digits(data, flat.rawEnd(value)) : "");
        case JSON_STRING, JSON_NUMBER -> found.putIfAbsent(pointers.to(value), text);
        default -> {
        }
      }
    }
    return found;
  }

  private static String digits(Bytes data, int quote) {
    StringBuilder digits = new StringBuilder();
    for (int i = quote + 1 - data.offset(); i < data.length() && digits.length() < 6; i++) {
      if (data.at(i) >= '0' && data.at(i) <= '9') {
        digits.append((char) data.at(i));
      } else if (!digits.isEmpty() || data.at(i) != ':' && data.at(i) != ' ') {
        break;
      }
    }
    return digits.isEmpty() ? "0" : digits.toString();
  }

  /** Returns the object behind {@code name}. */
  static String object(String json, String name) {
    int from = json.indexOf('{', Math.max(0, json.indexOf(name)));
    int depth = 0;
    boolean inText = false;
    for (int i = Math.max(0, from); i < json.length(); i++) {
      char c = json.charAt(i);
      if (inText) {
        i += c == '\\' ? 1 : 0;
        inText = c != '"';
      } else {
        inText = c == '"';
        depth += c == '{' ? 1 : c == '}' ? -1 : 0;
        if (depth == 0 && c == '}') {
          return json.substring(from, i + 1);
        }
      }
    }
    return "";
  }
}
