package dev.weir.policy.read;

import dev.weir.model.Destination;
import dev.weir.model.settings.CallerRule;
import dev.weir.model.settings.Settings;
import dev.weir.policy.rule.Per;
import dev.weir.policy.rule.Per.Known;
import dev.weir.policy.rule.Shares;
import dev.weir.policy.yaml.Nearest;
import dev.weir.policy.yaml.Table;
import dev.weir.policy.yaml.Value;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads {@code shares} of a limit or a budget. A share of somebody who does not exist would be nobody's. */
final class ReadShares {

  private static final String HOW = "write it as {by: team, of: {search: 50%, batch: 30%}}";
  private static final Pattern KEY_ID = Pattern.compile("[0-9A-Za-z]{12}|");

  private final Settings settings;

  ReadShares(Settings settings) {
    this.settings = settings;
  }

  Optional<Shares> read(Value value) {
    Optional<Table> found = value.table();
    if (found.isEmpty()) {
      return Optional.empty();
    }
    try (Table table = found.get()) {
      List<Per> by = table.need("by", HOW).map(ReadPer::read).orElse(List.of());
      if (by.size() > 1) {
        table.key("by").flaw("names several", "name one of them: shares are of a team, a caller or the like");
      }
      Optional<Table> of = table.need("of", HOW).flatMap(Value::table);
      if (by.size() == 1) {
        of.ifPresent(names -> refuseStrangers(by.getFirst(), names));
      }
      Map<String, Integer> parts = new LinkedHashMap<>();
      of.ifPresent(names -> names.all()
          .forEach((name, part) -> percent(part).ifPresent(each -> parts.put(name, each))));
      if (parts.values().stream().mapToInt(each -> each).sum() > Shares.WHOLE) {
        table.key("of").flaw("is more than the whole", "let the shares be 100% together at the most");
      }
      int borrowed = table.find("borrow").flatMap(ReadShares::percent).orElse(0);
      return by.size() == 1 ? Optional.of(new Shares(by.getFirst(), parts, borrowed)) : Optional.empty();
    }
  }

  /** What an expression gives, or which keys there are, is not in the file. */
  private void refuseStrangers(Per by, Table of) {
    switch (by) {
      case Known.CALLER -> refuseStrangers(of, "caller", callers(CallerRule::name), "callers");
      case Known.TEAM -> refuseStrangers(of, "team", callers(CallerRule::team), "callers");
      case Known.DESTINATION -> {
        Set<String> names = new HashSet<>(settings.destinations().keySet());
        names.add(Destination.UNLISTED);
        refuseStrangers(of, "destination", names, "destinations");
      }
      case Known.KEY -> refuseWhatIsNoId(of);
      case Per.Worked _ -> {
      }
    }
  }

  private Set<String> callers(Function<CallerRule, String> name) {
    return settings.callers().stream().map(name).collect(Collectors.toSet());
  }

  /** @param list where the file says who there is */
  private static void refuseStrangers(Table of, String what, Set<String> known, String list) {
    of.all().keySet().stream().filter(name -> !known.contains(name))
        .forEach(name -> of.key(name).flaw("no " + what + " is named " + name,
            known.isEmpty() ? "list it under " + list : Nearest.mend(name, known)));
  }

  /** Says nothing of what stands there: it may be the whole key. */
  private static void refuseWhatIsNoId(Table of) {
    if (of.all().keySet().stream().anyMatch(name -> !KEY_ID.matcher(name).matches())) {
      of.owner().flaw("names what is no id of a key",
          "write the ids that weir keys list shows: the 12 characters behind wk_");
    }
  }

  private static Optional<Integer> percent(Value value) {
    return value.as(Measures::percent, "share", "write it as 50% or 12.5%");
  }
}
