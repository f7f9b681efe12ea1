package dev.weir.policy;

import dev.weir.model.Content;
import dev.weir.model.Coverage;
import dev.weir.model.Destination;
import dev.weir.model.DetectorId;
import dev.weir.model.Entry;
import dev.weir.model.Facts;
import dev.weir.model.Finding;
import dev.weir.model.Head;
import dev.weir.model.InForce;
import dev.weir.model.KeyId;
import dev.weir.model.Kind;
import dev.weir.model.Principal;
import dev.weir.model.Span;
import dev.weir.model.Status;
import dev.weir.model.net.Headers;
import dev.weir.model.net.Ip;
import dev.weir.model.net.Target;
import dev.weir.model.settings.CallerRule;
import dev.weir.model.settings.DestinationRule;
import dev.weir.model.talk.Abuse;
import dev.weir.model.talk.Speaker;
import dev.weir.model.talk.Suspicion;
import dev.weir.model.talk.Talk;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Calls as case files write them. */
final class Calls {

  private static final Ip PUBLIC = Ip.parse("93.184.215.14").orElseThrow();

  private Calls() {}

  /** Returns the facts of a case: caller checkout and a POST to openai unless it says otherwise. */
  static Facts of(InForce inForce, Map<String, Object> given) {
    Target target = Target.absolute(text(given, "url", "https://api.openai.com/v1/chat")).orElseThrow();
    return new Facts(who(inForce, text(given, "as", "checkout")), PUBLIC,
        Entry.valueOf(text(given, "entry", "INTERCEPTED")), where(inForce, target, given),
        new Head(text(given, "method", "POST"), target, headers(given)), content(given),
        talk(given.get("said")),
        Instant.parse(text(given, "at", "2026-11-20T12:30:00Z")));
  }

  private static Principal who(InForce inForce, String name) {
    Optional<CallerRule> caller = inForce.settings().caller(name);
    return caller.isEmpty()
        ? new Principal.Unknown("no key")
        : new Principal.Caller(name, caller.get().team(), caller.get().byAddress()
            ? Optional.empty()
            : Optional.of(new KeyId("k1")));
  }

  private static Destination where(InForce inForce, Target target, Map<String, Object> given) {
    String name = inForce.settings().destinationOf(target.origin().host()).map(DestinationRule::name)
        .orElse(Destination.UNLISTED);
    return given.containsKey("refused")
        ? new Destination.Refused(name, target.origin().host(), Status.FORBIDDEN, text(given, "refused", ""))
        : new Destination.Vetted(name, target.origin().host(), PUBLIC, target.origin().port());
  }

  private static Headers headers(Map<String, Object> given) {
    Headers.Builder headers = Headers.builder();
    if (given.get("headers") instanceof Map<?, ?> fields) {
      fields.forEach((name, value) -> (value instanceof List<?> each ? each : List.of(value))
          .forEach(one -> headers.add(name.toString(), one.toString())));
    }
    return headers.build();
  }

  private static Content content(Map<String, Object> given) {
    if (given.containsKey("opaque")) {
      return new Content.Opaque(text(given, "opaque", ""));
    }
    return given.get("found") instanceof List<?> found
        ? new Content.Inspected(found.stream().map(each -> finding(each.toString())).toList(),
            Coverage.valueOf(text(given, "coverage", "FULL")))
        : new Content.Unread();
  }

  private static Talk talk(@Nullable Object said) {
    if (!(said instanceof Map<?, ?> talk)) {
      return Talk.UNREAD;
    }
    List<Suspicion> suspicions = talk.get("suspicions") instanceof List<?> list
        ? list.stream().map(each -> suspicion(each.toString())).toList()
        : List.of();
    Map<Abuse, Double> scores = suspicions.stream().filter(each -> each.speaker().judged())
        .collect(Collectors.toMap(Suspicion::abuse, Suspicion::score, Math::max));
    Object asked = talk.get("asked");
    return new Talk(Coverage.valueOf(talk.containsKey("coverage") ? talk.get("coverage").toString() : "FULL"),
        talk.containsKey("model") ? talk.get("model").toString() : "", 100,
        asked instanceof Number most ? OptionalLong.of(most.longValue()) : OptionalLong.empty(), false, 1,
        scores, suspicions);
  }

  /** {@code ABUSE/score/SPEAKER}. */
  private static Suspicion suspicion(String text) {
    List<String> words = List.of(text.split("/", -1));
    return new Suspicion(Abuse.valueOf(words.get(0)), Double.parseDouble(words.get(1)),
        Speaker.valueOf(words.get(2)));
  }

  /** {@code KIND} or {@code KIND/detector}. */
  static Finding finding(String text) {
    int slash = text.indexOf('/');
    String kind = slash < 0 ? text : text.substring(0, slash);
    String detector = slash < 0 ? "fake" : text.substring(slash + 1);
    return new Finding(new DetectorId(detector), new Kind(kind), new Span(Span.Part.BODY, "", 0, 1), 1, 0);
  }

  private static String text(Map<String, Object> given, String key, String usual) {
    return given.getOrDefault(key, usual).toString();
  }
}
