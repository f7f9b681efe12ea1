package dev.weir.policy.read;

import dev.weir.model.Kind;
import dev.weir.model.Kinds;
import dev.weir.model.Terms;
import dev.weir.model.settings.Settings;
import dev.weir.policy.rule.Action;
import dev.weir.policy.rule.DataRule;
import dev.weir.policy.rule.Treatment;
import dev.weir.policy.yaml.Nearest;
import dev.weir.policy.yaml.Table;
import dev.weir.policy.yaml.Value;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reads {@code data} of a policy: a word for each kind, or a word with its terms. */
final class ReadData {

  private static final Map<String, Action> ACTIONS = Map.of("keep", Action.KEEP, "encrypt", Action.ENCRYPT,
      "tokenize", Action.TOKENIZE, "hash", Action.HASH, "generalise", Action.GENERALISE, "mask", Action.MASK,
      "replace", Action.REPLACE, "deny", Action.DENY);
  private static final String REST = "*";

  private final Settings settings;

  ReadData(Settings settings) {
    this.settings = settings;
  }

  Optional<DataRule> read(Value value, boolean restore) {
    Optional<Table> found = value.table();
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Table table = found.get();
    Map<Kind, Treatment> named = new HashMap<>();
    Treatment rest = Treatment.of(Action.KEEP);
    for (Map.Entry<String, Value> entry : table.all().entrySet()) {
      Treatment treatment = treatment(entry.getValue());
      if (entry.getKey().equals(REST)) {
        rest = treatment;
        sense(Optional.empty(), treatment, entry.getValue());
      } else {
        Optional<Kind> kind = kind(table, entry.getKey());
        kind.ifPresent(each -> named.put(each, treatment));
        kind.ifPresent(_ -> sense(kind, treatment, entry.getValue()));
      }
    }
    boolean reversible = rest.action().isReversible()
        || named.values().stream().anyMatch(each -> each.action().isReversible());
    if (restore && !reversible) {
      value.flaw("tokenizes nothing, so restore has nothing to put back",
          "tokenize or encrypt a kind, or remove restore");
    }
    if (table.all().isEmpty()) {
      value.flaw("names no kind of data", "write it as {EMAIL: mask}, with \"*\" for every other kind");
    }
    return Optional.of(new DataRule(named, rest, restore));
  }

  /** A word that is not known denies, so that what is wrong lets nothing through. */
  private static Treatment treatment(Value value) {
    if (!value.isTable()) {
      return Treatment.of(value.oneOf(ACTIONS).orElse(Action.DENY));
    }
    try (Table table = value.table().orElseThrow()) {
      Optional<Value> tokenize = table.find("tokenize");
      Optional<Value> encrypt = table.find("encrypt");
      if (tokenize.isPresent() == encrypt.isPresent()) {
        value.flaw("says " + (tokenize.isPresent() ? "two things" : "nothing") + " of what becomes of it",
            "write a word, or one such as {tokenize: {ttl: 30d}}");
        return Treatment.of(Action.DENY);
      }
      Action action = tokenize.isPresent() ? Action.TOKENIZE : Action.ENCRYPT;
      return new Treatment(action, terms(tokenize.or(() -> encrypt).orElseThrow(), action));
    }
  }

  private static Terms terms(Value value, Action action) {
    Optional<Table> found = value.table();
    if (found.isEmpty()) {
      return Terms.USUAL;
    }
    try (Table table = found.get()) {
      Duration ttl = table.find("ttl")
          .flatMap(text -> text.as(Measures::lifetime, "time to live",
              "write it as 15m, 12h or 30d, a year at most"))
          .orElse(Terms.USUAL.ttl());
      boolean same = action != Action.TOKENIZE
          || table.find("deterministic").flatMap(Value::flag).orElse(true);
      return new Terms(ttl, same);
    }
  }

  /** What is encrypted keeps its shape, and has to have one. */
  private static void sense(Optional<Kind> kind, Treatment treatment, Value value) {
    if (treatment.action() == Action.ENCRYPT && kind.filter(Kinds::haveShape).isEmpty()) {
      value.flaw("encrypts what is no number",
          kind.isEmpty()
              ? "name the kinds to encrypt, and tokenize the rest"
              : "tokenize it: there is no shape to keep");
    }
  }

  /** Returns the kind of this name; that there is none is a flaw. */
  Optional<Kind> kind(Table table, String name) {
    Optional<Kind> kind = settings.kind(name);
    if (kind.isEmpty()) {
      table.key(name).flaw(Value.quote(name) + " is no kind of data",
          Nearest.to(name, settings.kinds()).map(near -> "did you mean " + near + "?")
              .orElse("weir detectors lists the kinds; for one of your own, write a detector"));
    }
    return kind;
  }
}
