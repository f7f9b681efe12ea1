package dev.weir.policy.rule;

import dev.weir.model.Obligation.Budget;
import dev.weir.model.Obligation.Budget.Measure;
import dev.weir.model.RuleRef;
import dev.weir.model.Window;
import dev.weir.model.settings.Settings;
import dev.weir.model.talk.Prices;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How much may be spent.
 *
 * @param sums each of them holds
 * @param per whose budget: one for each combination of these; empty means one for all
 * @param shares of each budget, where it is divided
 * @param zone where hours, days and months begin
 */
public record BudgetRule(List<Sum> sums, List<Per> per, Optional<Shares> shares, ZoneId zone,
    Prices prices) {

  private static final int MOST_LIKELY = 1_000;

  /**
   * So much in one window.
   *
   * @param amount tokens, requests, bytes, or billionths of a US dollar
   * @param text as the file writes it
   */
  public record Sum(Measure measure, long amount, Window window, String text) {}

  public BudgetRule {
    sums = List.copyOf(sums);
    per = List.copyOf(per);
  }

  List<Budget> duties(RuleRef by, Call call) {
    return duties(by, Per.key(per, call), shares.map(each -> each.portion(call)).stream()).toList();
  }

  private Stream<Budget> duties(RuleRef by, String key, Stream<Shares.Portion> portions) {
    Stream<Budget> parts = portions.flatMap(portion -> sums.stream()
        .map(sum -> duty(by, key + portion.key(), sum, portion.of(sum.amount()))));
    return Stream.concat(parts, sums.stream().map(sum -> duty(by, key, sum, sum.amount())));
  }

  /**
   * Returns the budgets that the configuration alone can name, at most some {@value #MOST_LIKELY} of them: of callers, teams and
   * destinations, or of all together. None where only calls say whose they are.
   */
  public List<Budget> likely(RuleRef by, Settings settings) {
    List<String> keys = List.of("");
    for (Per one : per) {
      List<String> names = one.names(settings);
      keys = keys.stream().flatMap(key -> names.stream().map(name -> key + one.part(name)))
          .limit(MOST_LIKELY).toList();
    }
    return keys.stream().flatMap(key -> duties(by, key, shares.stream().flatMap(Shares::portions)))
        .limit(MOST_LIKELY).toList();
  }

  private Budget duty(RuleRef by, String key, Sum sum, long amount) {
    return new Budget(by, key, sum.measure(), amount, sum.window(), zone, prices);
  }

  /** Returns whose it is: what has to be known of a call before it can be charged. */
  List<Per> asked() {
    return Stream.concat(per.stream(), shares.map(Shares::by).stream()).toList();
  }

  /** Returns whether what is said has to be known, and what comes back. */
  boolean readsTalk() {
    return sums.stream().anyMatch(sum -> sum.measure().isSaid());
  }

  /** Returns whether it needs to know what models cost. */
  boolean countsDollars() {
    return sums.stream().anyMatch(sum -> sum.measure() == Measure.USD);
  }

  /** Returns what it asks for, in words. */
  String words() {
    return "keeps within " + sums.stream().map(sum -> sum.text() + " " + switch (sum.measure()) {
      case USD -> "US dollars";
      case TOKENS -> "tokens";
      case REQUESTS -> "requests";
      case BYTES -> "of bytes";
    }).collect(Collectors.joining(" and ")) + (shares.isPresent() ? ", by shares" : "");
  }
}
