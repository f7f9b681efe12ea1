package dev.weir.policy.rule;

import dev.weir.model.Decision.Deny;
import dev.weir.model.RuleRef;
import dev.weir.model.capture.CaptureTerms;
import dev.weir.model.talk.AnswerTerms;
import dev.weir.model.talk.AnswerTerms.Fate;
import dev.weir.model.watch.AbuseTerms;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes down in words what rules say. */
final class Trace {

  private final List<Line> lines = new ArrayList<>();

  List<Line> lines() {
    return List.copyOf(lines);
  }

  void gate(RuleRef ref, Optional<Deny> deny) {
    lines.add(new Line(ref, deny.isPresent(), "", deny.map(Trace::denies).orElse("has nothing against it")));
  }

  void rule(Rule rule, Call call, boolean applies, Optional<Deny> deny, boolean shadowed) {
    String said = !rule.speaks(call)
        ? waits(call)
        : !applies ? "does not apply" : deny.map(Trace::denies).orElseGet(() -> acts(rule, call));
    String mode = applies && shadowed ? "only in shadow: " : "";
    lines.add(new Line(rule.ref(), applies, rule.when().map(Condition::text).orElse(""), mode + said));
  }

  private static String waits(Call call) {
    return call.opening()
        ? "waits for the requests inside the CONNECT"
        : "says nothing before the body was looked at";
  }

  private static String denies(Deny deny) {
    return "denies: " + deny.reason();
  }

  private static String acts(Rule rule, Call call) {
    List<String> acts = new ArrayList<>();
    rule.data().ifPresent(data -> acts.add(call.found().isEmpty()
        ? "finds nothing to rewrite"
        : call.found().keySet().stream().map(kind -> word(data.of(kind).action()) + " " + kind)
            .collect(Collectors.joining(", "))));
    rule.prompt().ifPresent(prompt -> acts.add(prompt.found(call.facts().talk())));
    rule.answers().ifPresent(terms -> acts.add(words(terms)));
    rule.abuse().ifPresent(terms -> acts.add(words(terms)));
    rule.limit().ifPresent(limit -> acts.add(limit.words()));
    rule.turns().ifPresent(turns -> acts.add("goes with " + turns.most() + " at once at the most"
        + (turns.patience().isZero() ? "" : ", and waits up to " + turns.patience().toMillis() + " ms")));
    rule.budget().ifPresent(budget -> acts.add(budget.words()));
    rule.capture().ifPresent(terms -> acts.add(words(terms)));
    return String.join("; ", acts);
  }

  private static String words(AnswerTerms terms) {
    Stream<String> breaches = terms.looked().stream().sorted()
        .map(breach -> (terms.denied().contains(breach) ? "denies " : "flags ") + breach.word());
    Stream<String> kinds = terms.named().entrySet().stream().filter(each -> each.getValue() != Fate.KEEP)
        .map(each -> word(each.getValue()) + " " + each.getKey()).sorted();
    Stream<String> rest = terms.rest() == Fate.KEEP
        ? Stream.empty()
        : Stream.of(word(terms.rest()) + " other data");
    return "of the answer " + Stream.of(breaches, kinds, rest).flatMap(each -> each)
        .collect(Collectors.joining(", "));
  }

  private static String words(CaptureTerms terms) {
    String sides = terms.request() && terms.answer()
        ? "request and answer"
        : terms.request() ? "request" : "answer";
    return "keeps the " + sides + " for " + terms.ttl().toHours() + " h";
  }

  private static String words(AbuseTerms terms) {
    List<String> signs = new ArrayList<>();
    terms.identical().ifPresent(often -> signs.add(often.amount() + " identical calls"));
    terms.failures().ifPresent(often -> signs.add(often.amount() + " failures"));
    terms.fanOut().ifPresent(often -> signs.add(often.amount() + " destinations"));
    Stream.of(terms.newDestination() ? "a new destination" : "",
        terms.volume() > 0 ? terms.volume() + " times the usual volume" : "",
        terms.beacon() ? "regular intervals" : "", terms.countries().isPresent() ? "a new country" : "")
        .filter(text -> !text.isEmpty()).forEach(signs::add);
    return "watches for " + String.join(", ", signs);
  }

  private static String word(Enum<?> action) {
    return action.name().toLowerCase(Locale.ROOT);
  }
}
