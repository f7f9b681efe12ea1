package dev.weir.detect.ai;

import dev.weir.model.net.Bytes;
import dev.weir.model.talk.Meter;
import dev.weir.model.talk.Talk;
import dev.weir.model.talk.Usage;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Reads what one answer of a conversation over a WebSocket has cost. Source: the references of OpenAI's Realtime API
 * ({@code response.done} ends an answer and counts it, {@code error} says what was not begun) and of its Responses API
 * over WebSocket ({@code response.completed} and the like), and of Google's Live API ({@code turnComplete}).
 */
final class LiveMeter implements Meter {

  /** The type of an event stands near its start. */
  private static final int WITHIN = 512;
  /** Sound of 8 bits at 8 kHz, the least of those that are spoken, is 533 characters of Base64 for each of 20 tokens a second. */
  private static final int SOUND_CHARS_PER_TOKEN = 500;

  private static final List<String> ENDS = List.of("response.done", "response.completed",
      "response.incomplete",
      "response.failed");
  private static final String TYPE = "\"type\"";
  private static final String CODE = "\"code\"";
  private static final String PARAM = "\"param\"";

  private final TokenMeter counts = new TokenMeter();
  private Progress progress = Progress.AWAITED;
  private long sound;

  @Override
  public void take(Bytes message) {
    String start = start(message);
    if (start.contains("audio.delta\"")) {
      sound += message.length();
    } else if (!is(start, TYPE, "error")) {
      counts.take(message);
    }
    if (ends(start, message)) {
      progress = Progress.ENDED;
    } else if (progress == Progress.AWAITED && isAnswer(message)) {
      progress = Progress.GOING;
    }
  }

  @Override
  public boolean isAnswer(Bytes message) {
    String start = start(message);
    return isOfResponse(start)
        || start.contains("serverContent") && (contains(message, "\"modelTurn\"") || ends(start, message));
  }

  /** A quote within a text is escaped, so that no text reads as the type of an event. */
  private static boolean isOfResponse(String start) {
    return begins(start, TYPE, "response.");
  }

  /**
   * Of errors only those about a message that asks: others say nothing of an answer, and are the client's to provoke. So is the
   * name of a parameter that nobody knows.
   */
  @Override
  public boolean isRefusal(Bytes message) {
    if (!is(start(message), TYPE, "error")) {
      return false;
    }
    String all = text(message, message.length());
    return is(all, CODE, "conversation_already_has_active_response")
        || begins(all, PARAM, "response.") && !begins(all, CODE, "unknown");
  }

  private static boolean is(String json, String name, String value) {
    return begins(json, name, value + '"');
  }

  private static boolean begins(String json, String name, String value) {
    for (int at = json.indexOf(name); at >= 0; at = json.indexOf(name, at + 1)) {
      if (json.startsWith('"' + value, behindColon(json, at + name.length()))) {
        return true;
      }
    }
    return false;
  }

  private static boolean ends(String start, Bytes message) {
    return ENDS.stream().anyMatch(type -> is(start, TYPE, type))
        || start.contains("serverContent") && completes(message);
  }

  /** Returns whether a message of Google's says, in its own words and not in a text, that the model is done. */
  private static boolean completes(Bytes message) {
    String all = text(message, message.length());
    int at = all.indexOf("\"turnComplete\"");
    return at >= 0 && all.startsWith("true", behindColon(all, at + "\"turnComplete\"".length()));
  }

  private static int behindColon(String text, int from) {
    int at = from;
    while (at < text.length() && (text.charAt(at) == ':' || text.charAt(at) <= ' ')) {
      at++;
    }
    return at;
  }

  private static boolean contains(Bytes message, String name) {
    return text(message, message.length()).contains(name);
  }

  private static String start(Bytes message) {
    return text(message, Math.min(message.length(), WITHIN));
  }

  private static String text(Bytes message, int length) {
    return new String(message.array(), message.offset(), length, StandardCharsets.ISO_8859_1);
  }

  @Override
  public boolean counted() {
    return counts.counted();
  }

  @Override
  public boolean refused() {
    return progress == Progress.ENDED && sound == 0 && counts.refused();
  }

  @Override
  public Usage usage(Talk asked, boolean whole) {
    boolean ended = progress == Progress.ENDED;
    Usage counted = counts.usage(asked, ended);
    return ended
        ? counted
        : new Usage(counted.input(), counted.output() + sound / SOUND_CHARS_PER_TOKEN);
  }

  @Override
  public Progress progress() {
    return progress;
  }
}
