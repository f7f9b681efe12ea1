package dev.weir.policy.rule;

import dev.weir.model.Decision.Deny;
import dev.weir.model.RuleRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

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
    rule.limit().ifPresent(limit -> acts.add("takes one of " + limit.amount() + " in "
        + limit.period().toSeconds() + " s"));
    rule.budget().ifPresent(budget -> acts.add(budget.words()));
    return String.join("; ", acts);
  }

  private static String word(Action action) {
    return action.name().toLowerCase(Locale.ROOT);
  }
}
