package dev.weir.policy.read;

import dev.weir.model.Kind;
import dev.weir.model.RuleRef;
import dev.weir.model.settings.Settings;
import dev.weir.model.talk.AnswerTerms;
import dev.weir.model.talk.AnswerTerms.Fate;
import dev.weir.model.talk.Breach;
import dev.weir.policy.yaml.Table;
import dev.weir.policy.yaml.Value;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code answers} of a policy. */
final class ReadAnswers {

  private static final Map<String, Fate> FATES = Map.of("keep", Fate.KEEP, "hash", Fate.HASH, "generalise",
      Fate.GENERALISE, "mask", Fate.MASK, "replace", Fate.REPLACE, "deny", Fate.DENY);
  private static final List<Breach> LOOKED = List.of(Breach.SYSTEM_PROMPT, Breach.CANARY, Breach.LINKS,
      Breach.TOOLS, Breach.INJECTION);
  private static final String REST = "*";
  /** What is met by chance is no canary. */
  private static final int SHORTEST_CANARY = 8;
  private static final int MOST_CANARIES = 64;

  private final Settings settings;
  private final Map<Kind, Fate> named = new HashMap<>();
  private Fate rest = Fate.KEEP;

  ReadAnswers(Settings settings) {
    this.settings = settings;
  }

  Optional<AnswerTerms> read(Value value, RuleRef by) {
    Optional<Table> found = value.table();
    if (found.isEmpty()) {
      return Optional.empty();
    }
    try (Table table = found.get()) {
      Set<Breach> looked = EnumSet.noneOf(Breach.class);
      Set<Breach> denied = EnumSet.noneOf(Breach.class);
      for (Breach breach : LOOKED) {
        table.find(breach.word()).flatMap(word -> word.oneOf(Map.of("deny", true, "flag", false)))
            .ifPresent(denies -> (denies ? denied : looked).add(breach));
      }
      looked.addAll(denied);
      table.find("data").flatMap(Value::table).ifPresent(this::data);
      List<String> canaries = table.find("canaries").map(ReadAnswers::canaries).orElse(List.of());
      boolean marked = table.find("mark").flatMap(Value::flag).orElse(false);
      sense(value, table);
      return Optional.of(new AnswerTerms(by, looked, denied, named, rest, canaries, marked, true));
    }
  }

  private void data(Table table) {
    ReadData kinds = new ReadData(settings);
    table.all().forEach((name, word) -> {
      Fate fate = word.oneOf(FATES).orElse(Fate.DENY);
      if (name.equals(REST)) {
        rest = fate;
      } else {
        kinds.kind(table, name).ifPresent(kind -> named.put(kind, fate));
      }
    });
    if (table.all().isEmpty()) {
      table.owner().flaw("names no kind of data",
          "write it as {EMAIL: mask}, with \"*\" for every other kind");
    }
  }

  private static List<String> canaries(Value value) {
    List<String> canaries = new ArrayList<>();
    value.list().forEach(item -> item.as(ReadAnswers::canary, "canary",
        "write at least " + SHORTEST_CANARY + " letters and digits that stand nowhere else")
        .ifPresent(canaries::add));
    if (canaries.size() > MOST_CANARIES) {
      value.flaw("has more than " + MOST_CANARIES + " canaries", "keep those that matter");
    }
    return canaries;
  }

  private static Optional<String> canary(String text) {
    return text.codePoints().filter(Character::isLetterOrDigit).count() >= SHORTEST_CANARY
        ? Optional.of(text)
        : Optional.empty();
  }

  /** Finds what can never act. */
  private static void sense(Value value, Table table) {
    if (table.has("canary") && !table.has("canaries") && !table.has("mark")) {
      table.key("canary").flaw("knows no canary", "add canaries: [...], or mark: true for one of Weir's own");
    }
    if (!table.has("canary") && (table.has("canaries") || table.has("mark"))) {
      table.key(table.has("mark") ? "mark" : "canaries").flaw("is never looked for",
          "add canary: deny, or flag");
    }
    if (LOOKED.stream().map(Breach::word).noneMatch(table::has) && !table.has("data")) {
      value.flaw("looks for nothing", "write it as {system_prompt: deny, links: deny, data: {SECRET: deny}}");
    }
  }
}
