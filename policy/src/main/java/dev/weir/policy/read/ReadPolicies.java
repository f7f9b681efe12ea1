package dev.weir.policy.read;

import dev.weir.model.RuleRef;
import dev.weir.model.capture.CaptureTerms;
import dev.weir.model.settings.Defaults.Mode;
import dev.weir.model.settings.Settings;
import dev.weir.model.talk.Abuse;
import dev.weir.model.talk.AnswerTerms;
import dev.weir.model.talk.Prices;
import dev.weir.model.watch.AbuseTerms;
import dev.weir.policy.rule.BudgetRule;
import dev.weir.policy.rule.Condition;
import dev.weir.policy.rule.Conditions;
import dev.weir.policy.rule.Conditions.Compiled;
import dev.weir.policy.rule.DataRule;
import dev.weir.policy.rule.PromptRule;
import dev.weir.policy.rule.Rule;
import dev.weir.policy.rule.Rulebook;
import dev.weir.policy.yaml.Table;
import dev.weir.policy.yaml.Value;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code policies}, conditions compiled. */
public final class ReadPolicies {

  static final Map<String, Mode> MODES = Map.of("enforce", Mode.ENFORCE, "shadow", Mode.SHADOW);

  private static final Map<String, PromptRule.Action> ON_ABUSE = Map.of("deny", PromptRule.Action.DENY,
      "flag", PromptRule.Action.FLAG);

  private static final List<String> ACTING = List.of("data", "prompt", "answers", "abuse", "limit",
      "budget", "capture");

  private final List<Rule> rules = new ArrayList<>();

  private final Settings settings;

  private final Prices prices;

  private final Path folder;

  private ReadPolicies(Settings settings, Prices prices, Path folder) {
    this.settings = settings;
    this.prices = prices;
    this.folder = folder;
  }

  /** Returns the rules in the order of the file, which is in {@code folder}. */
  public static List<Rule> read(Optional<Value> policies, Settings settings, Prices prices, Path folder) {
    ReadPolicies reader = new ReadPolicies(settings, prices, folder);
    policies.ifPresent(value -> value.list().forEach(reader::policy));
    return reader.rules;
  }

  private void policy(Value value) {
    Optional<Table> found = value.table();
    if (found.isEmpty()) {
      return;
    }
    try (Table table = found.get()) {
      Optional<String> name = table.need("name", "give every policy a name").flatMap(this::name);
      Optional<Condition> when = table.find("when").flatMap(this::condition);
      Mode mode = table.find("mode").flatMap(word -> word.oneOf(MODES)).orElse(Mode.ENFORCE);
      Optional<String> deny = table.find("deny").flatMap(Value::text);
      boolean restore = table.find("restore").flatMap(Value::flag).orElse(false);
      Optional<DataRule> data = table.find("data")
          .flatMap(kinds -> new ReadData(settings).read(kinds, restore));
      Optional<PromptRule> prompt = table.find("prompt").flatMap(ReadPolicies::prompt);
      ReadRates.Rates rates = table.find("limit").map(terms -> ReadRates.read(terms, settings))
          .orElse(ReadRates.Rates.NONE);
      Optional<BudgetRule> budget = table.find("budget")
          .flatMap(sums -> ReadBudget.read(sums, prices, settings));
      RuleRef ref = new RuleRef(name.orElse(""));
      Optional<AnswerTerms> answers = table.find("answers")
          .flatMap(terms -> new ReadAnswers(settings).read(terms, ref));
      Optional<AbuseTerms> abuse = table.find("abuse")
          .flatMap(terms -> ReadAbuse.read(terms, ref, folder));
      Optional<CaptureTerms> capture = table.find("capture").flatMap(terms -> ReadCapture.read(terms, ref));
      sense(value, table);
      Rule rule = new Rule(ref, when, mode == Mode.SHADOW, deny, data, prompt, answers, abuse,
          rates.limit(), rates.turns(), budget, capture);
      if (!Rulebook.isReachable(rule, settings)) {
        table.key("when").flaw("holds for no destination, so the rule is unreachable",
            "check the names and categories in it, or remove the rule");
      }
      rules.add(rule);
    }
  }

  /** Finds what can never act. */
  private static void sense(Value policy, Table table) {
    boolean denies = table.find("deny").isPresent();
    boolean acts = denies || ACTING.stream().anyMatch(table::has);
    if (!acts) {
      policy.flaw("does nothing", "give it data, deny, prompt, answers, abuse, limit, budget or capture");
    }
    if (denies) {
      ACTING.forEach(name -> table.find(name).ifPresent(
          value -> value.flaw("never acts, since this policy denies",
              "make two policies of it, or remove one")));
    }
    if (table.find("restore").isPresent() && table.find("data").isEmpty()) {
      table.key("restore").flaw("has nothing to put back",
          "give the policy data with tokenize or encrypt, or remove it");
    }
  }

  private Optional<String> name(Value value) {
    Optional<String> name = value.as(Names::ofRule, "name of a policy",
        "write one line of at most 100 characters that does not start with a parenthesis");
    if (name.isPresent() && rules.stream().anyMatch(rule -> rule.ref().name().equals(name.get()))) {
      value.flaw("a second policy is named " + name.get(), "give each a name of its own");
    }
    return name;
  }

  private Optional<Condition> condition(Value value) {
    return value.text().flatMap(text -> switch (Conditions.compile(text)) {
      case Compiled.Ok(Condition condition) -> Optional.of(condition);
      case Compiled.Bad(List<Conditions.Fault> faults) -> {
        faults.forEach(fault -> value.flawWithin(fault.line(), fault.column(), fault.cause(), fault.mend()));
        yield Optional.empty();
      }
      case Compiled.Named _,Compiled.Weighed _ ->
        throw new IllegalStateException("it was asked for a condition");
    });
  }

  private static Optional<PromptRule> prompt(Value value) {
    Optional<Table> found = value.table();
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Map<Abuse, PromptRule.Action> actions = new EnumMap<>(Abuse.class);
    try (Table table = found.get()) {
      for (Abuse abuse : Abuse.values()) {
        table.find(abuse.word()).flatMap(word -> word.oneOf(ON_ABUSE))
            .ifPresent(action -> actions.put(abuse, action));
      }
      if (Arrays.stream(Abuse.values()).map(Abuse::word).noneMatch(table::has)) {
        value.flaw("names no kind of abuse",
            "write it as {injection: deny, jailbreak: deny, extraction: flag}");
      }
    }
    return Optional.of(new PromptRule(actions));
  }
}
