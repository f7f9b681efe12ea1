package dev.weir.detect.ai;

import dev.weir.detect.body.Form;
import dev.weir.model.net.Bytes;
import dev.weir.model.settings.DestinationRule.Api;
import dev.weir.model.talk.Speaker;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a body says to a model, with its texts: it stays in this package.
 *
 * @param model as the body names it; empty text where it names none
 * @param media how many images, sounds and files it has
 * @param asked the most tokens that the answer may have, over all requests in it and all alternatives that are asked for; empty
 *     where nothing says
 * @param answers how many answers are asked for
 * @param asks whether, where it is a message of a conversation, an answer may come to it for itself
 * @param deferred whether its answer is fetched elsewhere, later: of a batch, or of what is done in the background
 * @param clear whether there are no two models in it
 */
record Transcript(List<Part> parts, int media, String model, OptionalLong asked, int answers,
    boolean streamed, boolean asks, boolean deferred, boolean clear) {

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
    private final Outline outline;
    private final List<Part> parts = new ArrayList<>();
    private final Models models = new Models();
    private final Map<Integer, Wanted> wanted = new HashMap<>();
    private int media;

    Reading(Outline outline) {
      this.outline = outline;
    }

    Transcript transcript() {
      outline.texts(this::text);
      outline.options(this::option);
      Set<String> named = models.all();
      boolean batch = Stream.concat(models.requests().stream(), wanted.keySet().stream())
          .anyMatch(outline::isWithin);
      return new Transcript(parts, media, named.size() == 1 ? named.iterator().next() : "",
          Wanted.most(wanted.values()), Math.max(1, Wanted.answers(wanted.values())),
          wanted.values().stream().anyMatch(Wanted::isStreamed), Asking.asks(outline),
          batch || wanted.values().stream().anyMatch(Wanted::isLater), named.size() < 2);
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
      models.take(outline.request(value), outline.around(value), outline.option(value), part.text());
      if (!isName(part.text())) {
        parts.add(part);
      }
    }

    private void option(int request, String around, String name, String word) {
      Wanted.Option.named(name).filter(option -> around.isEmpty() || option.isAnywhere())
          .ifPresent(option -> wanted(request).take(option, word));
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
