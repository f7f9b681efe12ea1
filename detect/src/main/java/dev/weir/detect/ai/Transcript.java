package dev.weir.detect.ai;

import dev.weir.model.net.Bytes;
import dev.weir.model.settings.DestinationRule.Api;
import dev.weir.model.talk.Speaker;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a body says to a model, with its texts: it stays in this package.
 *
 * @param model as the body names it; empty text where it names none
 * @param media how many images, sounds and files it has
 * @param asked the most tokens that the answer may have, over all alternatives that are asked for
 * @param asks whether, where it is a message of a conversation, an answer may come to it for itself
 */
record Transcript(List<Part> parts, int media, String model, OptionalLong asked, boolean streamed,
    boolean asks) {

  Transcript {
    parts = List.copyOf(parts);
  }

  /** Returns what {@code body} says; empty where it is not JSON from end to end. */
  static Optional<Transcript> of(Bytes body, Api api) {
    return Outline.of(body, Dialects.of(api)).map(outline -> new Reading(outline).transcript());
  }

  private static final class Reading {
    private static final int LONGEST_MODEL = 200;
    private static final int LONGEST_NUMBER = 20;
    private static final BigDecimal MOST = BigDecimal.valueOf(999_999_999);

    private final Outline outline;
    private final List<Part> parts = new ArrayList<>();
    private int media;
    private String model = "";
    private long asked;
    private long alternatives = 1;
    private boolean streamed;

    Reading(Outline outline) {
      this.outline = outline;
    }

    Transcript transcript() {
      outline.texts(this::text);
      outline.options(this::option);
      OptionalLong most = asked == 0 ? OptionalLong.empty() : OptionalLong.of(asked * alternatives);
      return new Transcript(parts, media, model, most, streamed, Asking.asks(outline));
    }

    private void text(int value, Optional<Voice> voice) {
      if (voice.isEmpty()) {
        unexpected(value);
        return;
      }
      Speaker speaker = voice.get() == Voice.ROLE ? outline.speaker(value) : voice.get().speaker();
      Part part = outline.part(value, speaker);
      if (voice.get() == Voice.MEDIA && isName(part.text())) {
        media++;
      } else if (!part.text().isEmpty()) {
        parts.add(part);
      }
    }

    /** What stands where no text is expected may be read by the provider all the same. */
    private void unexpected(int value) {
      Part part = outline.part(value, Speaker.USER);
      String option = outline.option(value);
      if (option.equals("model") || option.equals("modelId")) {
        model = part.text().substring(0, Math.min(part.text().length(), LONGEST_MODEL));
      }
      if (!isName(part.text())) {
        parts.add(part);
      }
    }

    private void option(String name, String word) {
      switch (name) {
        case "max_tokens", "max_completion_tokens", "max_output_tokens", "maxTokens", "maxOutputTokens",
            "maxTokenCount", "max_gen_len", "max_tokens_to_sample", "num_predict" ->
          asked = Math.max(asked, number(word));
        case "n", "candidateCount", "num_generations" ->
          alternatives = Math.max(alternatives, Math.min(number(word), 128));
        case "stream" -> streamed |= word.equals("true");
        default -> {
        }
      }
    }

    /** Returns the number, however it is spelled, {@link #MOST} at the most; 0 where it is none that a token count could be. */
    private static long number(String word) {
      if (word.isEmpty() || word.length() > LONGEST_NUMBER || word.charAt(0) < '0' || word.charAt(0) > '9') {
        return 0;
      }
      try {
        return new BigDecimal(word).min(MOST).longValue();
      } catch (NumberFormatException e) {
        return 0;
      }
    }
  }

  /** A name, a number, an address, Base64: one word of ASCII is no order. */
  private static boolean isName(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c <= ' ' || c >= 0x7f) {
        return false;
      }
    }
    return true;
  }
}
