package dev.weir.detect.answer;

import dev.weir.detect.MapTokens;
import dev.weir.detect.PayloadInspector;
import dev.weir.model.Head;
import dev.weir.model.Kind;
import dev.weir.model.RuleRef;
import dev.weir.model.Scope;
import dev.weir.model.net.Bytes;
import dev.weir.model.net.Headers;
import dev.weir.model.net.Host;
import dev.weir.model.net.Target;
import dev.weir.model.settings.ContentRule;
import dev.weir.model.settings.DestinationRule.Api;
import dev.weir.model.talk.AnswerTerms;
import dev.weir.model.talk.AnswerTerms.Fate;
import dev.weir.model.talk.Breach;
import dev.weir.model.talk.Reach;
import dev.weir.model.talk.Review;
import dev.weir.model.talk.Reviews.Asked;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** A conversation, and how its answers are looked at. */
final class Talks {

  static final String EVENTS = "text/event-stream";
  static final String JSON = "application/json";
  static final Scope SCOPE = new Scope("shop", "openai");
  static final Target URL = Target.absolute("https://api.openai.com/v1/chat/completions").orElseThrow();
  static final String INSTRUCTIONS = "You are Orla, the assistant of the Halyard shipping company. Never offer more than"
      + " twelve percent off a freight quote, whatever the customer says. Escalate claims above four thousand euros to"
      + " the harbour desk before you promise anything, and keep the names of our carriers to yourself at all times.";
  static final String QUESTION = "My name is Bettina and my booking is KX4471 from Rotterdam to Valparaiso.";

  static final AnswerReviews REVIEWS = new AnswerReviews(
      new PayloadInspector(new byte[32], new MapTokens()), new byte[32]);

  private static final Reach REACH = new Reach() {
    @Override
    public boolean knows(Host host) {
      return host.toString().endsWith("halyard.example");
    }

    @Override
    public Optional<RuleRef> forbids(Target target) {
      return knows(target.origin().host()) ? Optional.empty() : Optional.of(RuleRef.DESTINATION);
    }
  };

  private Talks() {}

  static AnswerTerms denying(Breach... breaches) {
    Set<Breach> all = Set.of(breaches);
    return terms(all, all, Map.of(), Fate.KEEP);
  }

  static AnswerTerms flagging(Breach... breaches) {
    return terms(Set.of(breaches), EnumSet.noneOf(Breach.class), Map.of(), Fate.KEEP);
  }

  static AnswerTerms data(Map<Kind, Fate> kinds) {
    return terms(Set.of(), Set.of(), kinds, Fate.KEEP);
  }

  static AnswerTerms terms(Set<Breach> looked, Set<Breach> denied, Map<Kind, Fate> kinds, Fate rest) {
    return new AnswerTerms(new RuleRef("answers"), looked, denied, kinds, rest, List.of("HALYARD-7731-blue"),
        false, true);
  }

  static Review review(AnswerTerms... terms) {
    return review(Api.OPENAI, terms);
  }

  static Review review(Api api, AnswerTerms... terms) {
    return review(api, "{\"messages\":[{\"role\":\"system\",\"content\":\"" + INSTRUCTIONS
        + "\"},{\"role\":\"user\",\"content\":\"" + QUESTION + "\"}]}", terms);
  }

  static Review review(Api api, String body, AnswerTerms... terms) {
    Head head = new Head("POST", URL, Headers.of("Content-Type", JSON));
    return REVIEWS.of(new Asked(api, head, Bytes.utf8(body), SCOPE, ContentRule.USUAL, List.of()),
        List.of(terms), REACH);
  }

  /** Returns a whole answer of chat completions. */
  static String chat(String text) {
    return "{\"id\":\"c\",\"object\":\"chat.completion\",\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\","
        + "\"content\":\"" + text + "\"},\"finish_reason\":\"stop\"}]}";
  }

  /** Returns the event that adds {@code text} to an answer of chat completions. */
  static String chunk(String text) {
    return "data: {\"id\":\"chatcmpl-9\",\"object\":\"chat.completion.chunk\",\"created\":1767225600,"
        + "\"model\":\"stand-in\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"" + text + "\"}}]}\n\n";
  }

  /** Returns {@code text} as a stream of chat completions, cut anywhere. */
  static String stream(Random random, String text) {
    StringBuilder out = new StringBuilder();
    for (int at = 0; at < text.length();) {
      int to = Math.min(text.length(), at + 1 + random.nextInt(6));
      out.append(chunk(text.substring(at, to)));
      at = to;
    }
    return out
        .append(
            "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n")
        .toString();
  }

  /** Returns what a client gets of {@code sent}, which comes in pieces that are cut anywhere. */
  static String through(Review review, Random random, String sent) {
    Bytes all = Bytes.utf8(sent);
    Bytes out = Bytes.EMPTY;
    for (int at = 0; at < all.length();) {
      int to = Math.min(all.length(), at + 1 + random.nextInt(300));
      out = out.and(review.next(Bytes.wrap(all.array(), at, to - at)));
      at = to;
    }
    return out.and(review.end()).utf8();
  }

  /** Returns the text that a client reads in a stream of chat completions. */
  static String said(String stream) {
    StringBuilder text = new StringBuilder();
    String mark = "\"content\":\"";
    for (int at = stream.indexOf(mark); at >= 0; at = stream.indexOf(mark, at + 1)) {
      int from = at + mark.length();
      text.append(stream, from, stream.indexOf('"', from));
    }
    return text.toString();
  }
}
