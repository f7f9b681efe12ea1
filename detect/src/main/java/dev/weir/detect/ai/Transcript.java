package dev.weir.detect.ai;

import dev.weir.detect.body.Form;
import dev.weir.model.net.Bytes;
import dev.weir.model.settings.DestinationRule.Api;
import dev.weir.model.talk.Speaker;
import dev.weir.model.talk.Talk;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a body says to a model, with its texts: it stays in this package.
 *
 * @param model as the body names it; empty text where it names none
 * @param media how many images, sounds and files it has
 * @param asked the most tokens that the answer may have, over all requests in it and all alternatives that are asked for
 * @param asks whether, where it is a message of a conversation, an answer may come to it for itself
 * @param deferred whether it is a batch, whose answers come elsewhere
 * @param clear whether there are no two models in it
 */
record Transcript(List<Part> parts, int media, String model, OptionalLong asked, boolean streamed,
    boolean asks, boolean deferred, boolean clear) {

  static final int LONGEST_MODEL = 200;

  Transcript {
    parts = List.copyOf(parts);
  }

  /** Returns what {@code body} says; empty where it is not JSON from end to end. */
  static Optional<Transcript> of(Bytes body, Api api) {
    return Outline.of(body, Dialects.of(api)).map(Transcript::of);
  }

  static Transcript of(Outline outline) {
    return new Reading(outline).transcript();
  }

  /** Returns what {@code body} says, JSON or a form; empty where it is neither from end to end. */
  static Optional<Transcript> of(Bytes body, String contentType, Api api) {
    return of(body, api)
        .or(() -> Form.of(body, contentType).map(fields -> new Upload(fields, api).transcript()));
  }

  private static final class Reading {
    private static final int LONGEST_NUMBER = 20;
    private static final BigDecimal MOST = BigDecimal.valueOf(999_999_999);

    private final Outline outline;
    private final List<Part> parts = new ArrayList<>();
    private int media;
    private final Map<Integer, String> models = new HashMap<>();
    private final Map<Integer, Wanted> wanted = new HashMap<>();
    private boolean streamed;

    /** What one request wants of its answer. */
    private static final class Wanted {
      long tokens;
      long alternatives = 1;
    }

    Reading(Outline outline) {
      this.outline = outline;
    }

    Transcript transcript() {
      outline.texts(this::text);
      outline.options(this::option);
      List<String> named = models.values().stream().distinct().toList();
      boolean batch = models.keySet().stream().anyMatch(outline::isWithin)
          || wanted.keySet().stream().anyMatch(outline::isWithin);
      return new Transcript(parts, media, named.size() == 1 ? named.getFirst() : "", asked(), streamed,
          Asking.asks(outline), batch, named.size() < 2);
    }

    /** Of several requests each has an answer, also those that do not say how long it may be. */
    private OptionalLong asked() {
      boolean silent = wanted.values().stream().allMatch(one -> one.tokens == 0);
      return silent && wanted.size() < 2
          ? OptionalLong.empty()
          : OptionalLong.of(wanted.values().stream().mapToLong(
              one -> (one.tokens == 0 ? Talk.USUAL_ANSWER_TOKENS : one.tokens) * one.alternatives).sum());
    }

    private Wanted wanted(int request) {
      return wanted.computeIfAbsent(request, _ -> new Wanted());
    }

    private void text(int value, Optional<Voice> voice) {
      if (voice.isEmpty()) {
        unexpected(value);
        return;
      }
      wanted(outline.request(value));
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
        models.put(outline.request(value),
            part.text().substring(0, Math.min(part.text().length(), LONGEST_MODEL)));
      }
      if (!isName(part.text())) {
        parts.add(part);
      }
    }

    private void option(int request, String name, String word) {
      switch (name) {
        case "max_tokens", "max_completion_tokens", "max_output_tokens", "maxTokens", "maxOutputTokens",
            "maxTokenCount", "max_gen_len", "max_tokens_to_sample", "num_predict" ->
          wanted(request).tokens = Math.max(wanted(request).tokens, number(word));
        case "n", "candidateCount", "num_generations" ->
          wanted(request).alternatives = Math.max(wanted(request).alternatives, Math.min(number(word), 128));
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
  static boolean isName(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c <= ' ' || c >= 0x7f) {
        return false;
      }
    }
    return true;
  }
}
