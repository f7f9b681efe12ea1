package dev.weir.policy.rule;

import dev.weir.model.Obligation.Budget.Measure;
import dev.weir.model.Window;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which budgets begin with nothing spent by a change of the configuration. What is spent is known by the rule's name, by whose it is,
 * and by the window; so whoever changes one of them, knowingly or not, has everybody begin again.
 */
public final class Afresh {

  private record Known(String rule, List<String> per, Optional<String> shares, Measure measure, Window window,
      ZoneId zone) {

    String told() {
      return "the budget `" + rule + "` counts its " + measure.name().toLowerCase(Locale.ROOT) + " by "
          + window.name().toLowerCase(Locale.ROOT)
          + " from nothing: what was spent under another name, per, window or zone is not carried over";
    }
  }

  private Afresh() {}

  /** Returns in words which budgets of {@code after} begin with nothing while one of {@code before} has gone; where none has, nothing. */
  public static List<String> told(List<Ration> before, List<Ration> after) {
    Set<Known> old = known(before);
    Set<Known> now = known(after);
    return now.containsAll(old)
        ? List.of()
        : now.stream().filter(each -> !old.contains(each)).map(Known::told).toList();
  }

  private static Set<Known> known(List<Ration> rations) {
    return rations.stream().filter(ration -> !ration.shadow()).flatMap(Afresh::known)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static Stream<Known> known(Ration ration) {
    return ration.budget().stream()
        .flatMap(budget -> budget.sums().stream()
            .map(sum -> new Known(ration.by().name(), budget.per().stream().map(Per::label).toList(),
                budget.shares().map(shares -> shares.by().label()), sum.measure(), sum.window(),
                budget.zone())));
  }
}
