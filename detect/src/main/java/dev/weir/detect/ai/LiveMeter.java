package dev.weir.detect.ai;

import dev.weir.model.net.Bytes;
import dev.weir.model.talk.Meter;
import dev.weir.model.talk.Talk;
import dev.weir.model.talk.Usage;
import java.nio.charset.StandardCharsets;

/**
 * Sums what the answers of one conversation over a WebSocket have cost. Source: the references of OpenAI's Realtime API
 * ({@code response.done} ends an answer and counts it) and of Google's Live API ({@code turnComplete}).
 */
final class LiveMeter implements Meter {

  /** The type of an event stands near its start. */
  private static final int WITHIN = 512;
  /** Sound of 8 bits at 8 kHz, the least of those that are spoken, is 533 characters of Base64 for each of 20 tokens a second. */
  private static final int SOUND_CHARS_PER_TOKEN = 500;

  private TokenMeter answer = new TokenMeter();
  private long input;
  private long output;
  private long sound;
  private boolean any;
  private boolean answered;

  @Override
  public void take(Bytes message) {
    String start = text(message, 0, Math.min(message.length(), WITHIN));
    if (start.contains("audio.delta\"")) {
      sound += message.length();
      answered = false;
      return;
    }
    answer.take(message);
    boolean google = start.contains("serverContent");
    if (start.contains("\"response.done\"") || google && ends(message)) {
      Usage usage = answer.usage(Talk.SILENCE, true);
      input += usage.input();
      output += usage.output();
      answer = new TokenMeter();
      sound = 0;
      any = true;
      answered = true;
    } else if (google || start.contains("\"response.")) {
      answered = false;
    }
  }

  /** Returns whether a message of Google's says, in its own words and not in a text, that the model is done. */
  private static boolean ends(Bytes message) {
    String all = text(message, 0, message.length());
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

  private static String text(Bytes message, int from, int length) {
    return new String(message.array(), message.offset() + from, length, StandardCharsets.ISO_8859_1);
  }

  @Override
  public Usage usage(Talk asked, boolean whole) {
    Usage open = answer.usage(any ? Talk.SILENCE : asked, false);
    return new Usage(input + open.input(), output + open.output() + sound / SOUND_CHARS_PER_TOKEN);
  }

  @Override
  public boolean answered() {
    return answered;
  }
}
