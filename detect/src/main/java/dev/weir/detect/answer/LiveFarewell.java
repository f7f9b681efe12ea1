package dev.weir.detect.answer;

import dev.weir.model.net.Bytes;
import java.util.Map;

/**
 * The message that ends an answer early on a WebSocket. Source: the references of OpenAI's Realtime API (server events: each has
 * an {@code event_id}, and {@code response.done} the reason for an end) and of Google's Live API (BidiGenerateContentServerMessage).
 */
final class LiveFarewell {

  private static final int LONGEST = 1 << 16;

  private String response = "";

  /** Returns whether the connection whose first message has these members speaks one of these languages. */
  static boolean isLive(Map<String, String> first) {
    return first.containsKey("/event_id") || isGemini(first);
  }

  private static boolean isGemini(Map<String, String> first) {
    return first.containsKey("setupComplete") || first.containsKey("serverContent");
  }

  /** Takes a message that goes on to the client: which response is open. */
  void saw(Bytes data) {
    String text = data.length() < LONGEST ? data.utf8() : "";
    if (text.contains("\"response.created\"")) {
      response = Farewell.object(text, "\"response\":");
    } else if (text.contains("\"response.done\"")) {
      response = "";
    }
  }

  /** Returns the event. */
  String event(Map<String, String> first) {
    if (isGemini(first)) {
      return "data: {\"serverContent\":{\"interrupted\":true,\"turnComplete\":true}}\n\n";
    }
    return response.isEmpty()
        ? "data: {\"type\":\"error\",\"event_id\":\"event_weir\",\"error\":{\"type\":\"invalid_request_error\","
            + "\"code\":\"content_filter\",\"message\":\"The answer was withheld.\",\"param\":null,\"event_id\":null}}\n\n"
        : "data: {\"type\":\"response.done\",\"event_id\":\"event_weir\",\"response\":"
            + Farewell.with(Farewell.with(response, "\"status\":", "\"incomplete\""), "\"status_details\":",
                "{\"type\":\"incomplete\",\"reason\":\"content_filter\"}")
            + "}\n\n";
  }
}
