package dev.weir.policy.rule;

import dev.weir.model.Decision.Allow;
import dev.weir.model.Decision.Deny;
import dev.weir.model.Kind;
import dev.weir.model.Obligation;
import dev.weir.model.Principal;
import dev.weir.model.Rewrite;
import dev.weir.model.RuleRef;
import dev.weir.model.Terms;
import dev.weir.model.talk.AnswerTerms;
import dev.weir.model.talk.Prices;
import dev.weir.model.watch.AbuseTerms;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the policies have said so far about one call, so long as none of them has denied it. */
final class Verdict {

  private record Choice(Action action, Terms terms, Rule rule) {}

  private final Call call;
  private final List<RuleRef> applied = new ArrayList<>(4);
  private final List<Obligation> duties = new ArrayList<>(2);
  private final Map<Kind, Choice> choices = new LinkedHashMap<>();
  private final Map<Kind, RuleRef> restorers = new LinkedHashMap<>();
  private @Nullable Deny shadow;

  Verdict(Call call) {
    this.call = call;
  }

  /** Keeps the first denial that would have been. */
  void shadowed(Deny deny) {
    if (shadow == null) {
      shadow = deny;
    }
  }

  /** Takes in a rule that applies and does not deny; a shadowed one is only named, and looks at answers and habits to record. */
  void apply(Rule rule, boolean shadowed) {
    applied.add(rule.ref());
    if (rule.answers().isPresent()) {
      AnswerTerms terms = rule.answers().get();
      duties.add(new Obligation.CheckAnswer(shadowed ? terms.shadowed() : terms));
    }
    if (rule.abuse().isPresent()) {
      AbuseTerms terms = rule.abuse().get();
      duties.add(new Obligation.Heed(shadowed ? terms.shadowed() : terms));
    }
    if (!shadowed) {
      enforce(rule);
    }
  }

  /** Every rule of every call passes by here: what it does not ask for costs a look, and no object. */
  private void enforce(Rule rule) {
    if (rule.capture().isPresent()) {
      duties.add(new Obligation.Capture(rule.capture().get()));
    }
    if (rule.limit().isPresent() && (call.seen() || !rule.limit().get().asksContent())) {
      duties.addAll(rule.limit().get().duties(rule.ref(), call));
    }
    if (rule.turns().isPresent() && (call.seen() || !rule.turns().get().asksContent())) {
      duties.add(rule.turns().get().duty(rule.ref(), call));
    }
    if (rule.budget().isPresent()) {
      duties.addAll(rule.budget().get().duties(rule.ref(), call));
    }
    if (rule.data().isPresent()) {
      call.found().keySet().forEach(kind -> choose(kind, rule.data().get(), rule));
    }
  }

  /** Takes in what may be used up with the caller's key, which no shadow mode softens. */
  void spend(Prices prices) {
    if (call.facts().who() instanceof Principal.Caller caller && !call.opening()) {
      caller.allowances().forEach(allowance -> duties.add(allowance.duty(prices)));
    }
  }

  /** The stronger action holds; of equal ones the first in the file, on the stricter terms. */
  private void choose(Kind kind, DataRule data, Rule rule) {
    Treatment treatment = data.of(kind);
    Action action = treatment.action();
    Choice before = choices.get(kind);
    if (before == null || action.compareTo(before.action()) > 0) {
      choices.put(kind, new Choice(action, treatment.terms(), rule));
    } else if (action == before.action()) {
      choices.put(kind,
          new Choice(action, before.terms().stricterWith(treatment.terms()), before.rule()));
    }
    if (data.restore() && action.isReversible()) {
      restorers.putIfAbsent(kind, rule.ref());
    }
  }

  /** Returns the call allowed, by the first rule in the file that rewrites something, else by {@link RuleRef#DEFAULT}. */
  Allow allow() {
    if (choices.isEmpty()) {
      return new Allow(RuleRef.DEFAULT, applied, List.of(), duties, Optional.ofNullable(shadow));
    }
    List<Rewrite> rewrites = new ArrayList<>(choices.size());
    choices.forEach((kind, choice) -> choice.action().operator()
        .ifPresent(
            operator -> rewrites.add(new Rewrite(kind, operator, choice.terms(), choice.rule().ref()))));
    rewrites.stream().filter(rewrite -> rewrite.operator().isReversible())
        .flatMap(rewrite -> Optional.ofNullable(restorers.get(rewrite.kind())).stream()).findFirst()
        .ifPresent(ref -> duties.add(new Obligation.Restore(ref)));
    return new Allow(first(rewrites), applied, rewrites, duties, Optional.ofNullable(shadow));
  }

  private RuleRef first(List<Rewrite> rewrites) {
    for (RuleRef ref : applied) {
      if (rewrites.stream().anyMatch(rewrite -> rewrite.by().equals(ref))) {
        return ref;
      }
    }
    return RuleRef.DEFAULT;
  }
}
