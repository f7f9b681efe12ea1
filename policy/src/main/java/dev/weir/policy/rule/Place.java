package dev.weir.policy.rule;

import dev.weir.model.Destination;
import dev.weir.model.settings.ContentRule;
import dev.weir.model.settings.DestinationRule;
import dev.weir.model.settings.Settings;
import dev.weir.model.talk.Talk;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A destination with everything worked out that is known before a call comes.
 *
 * @param rules those that can apply here, in the order of the file
 * @param readers those of them for which more than the content has to be read of a call
 */
record Place(String name, String category, boolean listed, ContentRule content, AllowList allow,
    List<Rule> rules, List<Rule> readers) {

  private static final Set<String> SETTLED = Set.of("destination.name", "destination.category",
      "destination.listed");

  private static Place of(DestinationRule rule, List<Rule> rules) {
    return new Place(rule.name(), rule.category(), true, rule.content(), AllowList.of(rule.allow()),
        List.of(), List.of())
        .with(rules);
  }

  private static Place unlisted(List<Rule> rules) {
    return new Place(Destination.UNLISTED, "", false, ContentRule.USUAL, AllowList.of(List.of()), List.of(),
        List.of())
        .with(rules);
  }

  /** Returns every place that a call can go to. */
  static List<Place> all(Settings settings, List<Rule> rules) {
    List<Place> places = new ArrayList<>();
    settings.destinations().values().forEach(rule -> places.add(of(rule, rules)));
    if (settings.defaults().allowUnlisted()) {
      places.add(unlisted(rules));
    }
    return places;
  }

  /** Returns how far {@code call} has to be read before each of its rules can be asked. */
  Talk.Depth depth(Call call) {
    Talk.Depth deepest = Talk.Depth.CONTENT;
    for (Rule rule : readers) {
      if (rule.depth().compareTo(deepest) > 0 && rule.mayHold(call)) {
        deepest = rule.depth();
      }
    }
    return deepest;
  }

  private Place with(List<Rule> rules) {
    List<Rule> here = new ArrayList<>();
    rules.forEach(rule -> settle(rule).ifPresent(here::add));
    return new Place(name, category, listed, content, allow, List.copyOf(here),
        here.stream().filter(rule -> rule.depth() != Talk.Depth.CONTENT).toList());
  }

  /** Leaves out a rule that never applies here, and frees one that always does of its condition. */
  private Optional<Rule> settle(Rule rule) {
    if (rule.when().isEmpty() || !rule.when().get().settledBy(SETTLED)) {
      return Optional.of(rule);
    }
    try {
      boolean holds = rule.when().get().holds(variable -> Optional.of(switch (variable) {
        case "destination.name" -> name;
        case "destination.category" -> category;
        default -> listed;
      }));
      return holds ? Optional.of(rule.always()) : Optional.empty();
    } catch (Expression.Failed e) {
      // It fails again for every call, and that is where a failure is judged.
      return Optional.of(rule);
    }
  }
}
