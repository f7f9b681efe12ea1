package dev.weir.policy.rule;

import dev.weir.model.Allowance;
import dev.weir.model.Decision;
import dev.weir.model.Decision.Deny;
import dev.weir.model.Facts;
import dev.weir.model.Kind;
import dev.weir.model.Policy;
import dev.weir.model.Principal;
import dev.weir.model.RuleRef;
import dev.weir.model.Status;
import dev.weir.model.capture.CaptureTerms;
import dev.weir.model.settings.Defaults;
import dev.weir.model.settings.Settings;
import dev.weir.model.talk.AnswerTerms;
import dev.weir.model.talk.Prices;
import dev.weir.model.talk.Talk;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All rules of one configuration. Weir's own gates come first and are never shadowed, but for the destination's list of
 * methods and paths; then every policy that applies is applied, and a denial wins.
 *
 * <p>Both decisions carry the duties: those of the last one hold, and are done once.
 */
public final class Rulebook implements Policy {

  private final Defaults defaults;
  private final List<Rule> rules;
  private final Prices prices;
  private final Map<String, Place> places = new HashMap<>();

  /** @param prices by which the budgets of keys count */
  public Rulebook(Settings settings, List<Rule> rules, Prices prices) {
    this.prices = prices;
    this.defaults = settings.defaults();
    this.rules = List.copyOf(rules);
    Place.all(settings, rules).forEach(place -> places.put(place.name(), place));
  }

  /** Returns whether {@code rule} can apply to any destination; one that cannot is most often mistyped. */
  public static boolean isReachable(Rule rule, Settings settings) {
    List<Place> places = Place.all(settings, List.of(rule));
    return places.isEmpty() || places.stream().anyMatch(place -> !place.rules().isEmpty());
  }

  /** Returns the policies' names, in the order of the file. */
  public List<RuleRef> policies() {
    return rules.stream().map(Rule::ref).toList();
  }

  /** Returns the limits and budgets of the policies, in the order of the file. */
  public List<Ration> rations() {
    return rules.stream()
        .filter(rule -> rule.limit().isPresent() || rule.turns().isPresent() || rule.budget().isPresent())
        .map(rule -> new Ration(rule.ref(), shadowed(rule), rule.limit(), rule.turns(), rule.budget()))
        .toList();
  }

  /** Returns the prices by which a policy's budget counts dollars; empty where none does. */
  public Optional<Prices> pricing() {
    boolean counted = rules.stream().flatMap(rule -> rule.budget().stream())
        .anyMatch(BudgetRule::countsDollars);
    return counted ? Optional.of(prices) : Optional.empty();
  }

  @Override
  public Decision decide(Facts facts) {
    try {
      return judge(facts);
    } catch (RuntimeException e) {
      // A bug in judging says nothing about the call: even on_error: allow does not open for it.
      return new Deny(RuleRef.FAULT, "the call could not be judged", Status.INTERNAL);
    }
  }

  @Override
  public Talk.Depth depth(Facts head) {
    Place place = places.get(head.where().name());
    Talk.Depth asked = place == null || place.readers().isEmpty()
        ? Talk.Depth.CONTENT
        : place.depth(new Call(head, place));
    return asked == Talk.Depth.CONTENT && narrowed(head.who()) ? Talk.Depth.TALK : asked;
  }

  /** Returns whether the key itself asks what is said to a model. */
  private static boolean narrowed(Principal who) {
    if (!(who instanceof Principal.Caller caller)) {
      return false;
    }
    for (Allowance allowance : caller.allowances()) {
      if (allowance.readsTalk()) {
        return true;
      }
    }
    return !caller.narrowing().models().isEmpty();
  }

  private Decision judge(Facts facts) {
    Optional<Deny> stranger = Gates.identity(facts);
    if (stranger.isPresent()) {
      return stranger.get();
    }
    Optional<Deny> nowhere = Gates.address(facts);
    if (nowhere.isPresent()) {
      return nowhere.get();
    }
    Place place = places.get(facts.where().name());
    if (place == null) {
      return Gates.unlisted();
    }
    Call call = new Call(facts, place);
    Verdict verdict = new Verdict(call);
    Optional<Deny> narrowed = Gates.key(call);
    if (narrowed.isPresent()) {
      return narrowed.get();
    }
    Optional<Deny> unlisted = Gates.allow(call);
    if (unlisted.isPresent() && !everythingShadowed()) {
      return unlisted.get();
    }
    if (unlisted.isPresent()) {
      verdict.shadowed(unlisted.get());
    }
    Optional<Deny> closed = Gates.content(call);
    return closed.isPresent() ? closed.get() : policies(call, verdict);
  }

  private Decision policies(Call call, Verdict verdict) {
    for (Rule rule : call.place().rules()) {
      if (!rule.speaks(call)) {
        continue;
      }
      boolean shadowed = shadowed(rule);
      Said said = said(rule, call);
      if (said.deny() != null && !shadowed) {
        return said.deny();
      }
      if (said.deny() != null) {
        verdict.shadowed(said.deny());
      }
      if (said.applies()) {
        verdict.apply(rule, shadowed);
      }
    }
    verdict.spend(prices);
    return verdict.allow();
  }

  private boolean shadowed(Rule rule) {
    return rule.shadow() || everythingShadowed();
  }

  private boolean everythingShadowed() {
    return defaults.mode() == Defaults.Mode.SHADOW;
  }

  private record Said(boolean applies, @Nullable Deny deny) {
    static final Said NOTHING = new Said(false, null);
    static final Said APPLIES = new Said(true, null);
  }

  private Said said(Rule rule, Call call) {
    try {
      return rule.holds(call) ? denial(rule, call) : Said.NOTHING;
    } catch (Expression.Failed e) {
      return defaults.allowOnError()
          ? Said.NOTHING
          : new Said(true,
              new Deny(RuleRef.FAULT, "the condition of " + rule.ref() + " could not be evaluated",
                  Status.FORBIDDEN));
    }
  }

  private static Said denial(Rule rule, Call call) {
    if (rule.deny().isPresent()) {
      return new Said(true, new Deny(rule.ref(), rule.deny().get(), Status.FORBIDDEN));
    }
    if (rule.data().isPresent()) {
      for (Kind kind : call.found().keySet()) {
        if (rule.data().get().of(kind).action() == Action.DENY) {
          return new Said(true, new Deny(rule.ref(), kind + " must not be sent here", Status.FORBIDDEN));
        }
      }
    }
    if (rule.answers().filter(AnswerTerms::holdsBack).isPresent() && call.switches()) {
      return new Said(true, new Deny(rule.ref(),
          "what comes back through a tunnel or after an upgrade is not looked at, as answers must be here",
          Status.FORBIDDEN));
    }
    boolean waits = rule.limit().filter(LimitRule::asksContent).isPresent()
        || rule.turns().filter(TurnRule::asksContent).isPresent();
    if (waits && call.unread()) {
      return new Said(true, new Deny(rule.ref(),
          "of what is not looked at nobody can tell which limit holds", Status.FORBIDDEN));
    }
    if (rule.budget().filter(BudgetRule::readsTalk).isPresent() && call.unread()) {
      return new Said(true, new Deny(rule.ref(),
          "the tokens of what is not looked at cannot be counted against a budget", Status.FORBIDDEN));
    }
    if (rule.capture().filter(CaptureTerms::required).isPresent() && call.unread()) {
      return new Said(true, new Deny(rule.ref(),
          "what is not looked at cannot be kept, as requests must be here", Status.FORBIDDEN));
    }
    Optional<Deny> prompted = rule.prompt().isPresent()
        ? rule.prompt().get().denial(rule.ref(), call.facts().talk())
        : Optional.empty();
    return prompted.isPresent() ? new Said(true, prompted.get()) : Said.APPLIES;
  }

  /** Returns what each rule says about these facts, Weir's own first, in the order of judging; the first denial holds. */
  public List<Line> explain(Facts facts) {
    Trace trace = new Trace();
    trace.gate(RuleRef.IDENTITY, Gates.identity(facts));
    Place place = places.get(facts.where().name());
    trace.gate(RuleRef.DESTINATION, Gates.address(facts)
        .or(() -> place == null ? Optional.of(Gates.unlisted()) : Optional.empty()));
    if (place == null) {
      return trace.lines();
    }
    Call call = new Call(facts, place);
    trace.gate(RuleRef.KEY, Gates.key(call));
    trace.gate(RuleRef.ALLOW, Gates.allow(call));
    trace.gate(RuleRef.UPGRADES, Gates.upgrade(call));
    trace.gate(RuleRef.OWN_KEYS, Gates.ownKeys(call));
    trace.gate(RuleRef.COVERAGE, Gates.coverage(call));
    for (Rule rule : rules) {
      Said said = rule.speaks(call) ? said(rule, call) : Said.NOTHING;
      trace.rule(rule, call, said.applies(), Optional.ofNullable(said.deny()), shadowed(rule));
    }
    return trace.lines();
  }
}
