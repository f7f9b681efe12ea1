package dev.weir.policy.rule;

import dev.weir.model.Obligation.Budget;
import dev.weir.model.Obligation.Budget.Measure;
import dev.weir.model.RuleRef;
import dev.weir.model.Window;
import dev.weir.model.talk.Prices;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How much may be spent.
 *
 * @param sums each of them holds
 * @param per whose budget: one for each combination of these; empty means one for all
 * @param zone where hours, days and months begin
 */
public record BudgetRule(List<Sum> sums, List<Per> per, ZoneId zone, Prices prices) {

  /**
   * So much in one window.
   *
   * @param amount tokens, requests, or billionths of a US dollar
   * @param text as the file writes it
   */
  public record Sum(Measure measure, long amount, Window window, String text) {}

  public BudgetRule {
    sums = List.copyOf(sums);
    per = List.copyOf(per);
  }

  List<Budget> duties(RuleRef by, Call call) {
    String key = Per.key(per, call);
    return sums.stream()
        .map(sum -> new Budget(by, key, sum.measure(), sum.amount(), sum.window(), zone, prices)).toList();
  }

  /** Returns whether what is said has to be known, and what comes back. */
  boolean readsTalk() {
    return sums.stream().anyMatch(sum -> sum.measure() != Measure.REQUESTS);
  }

  /** Returns what it asks for, in words. */
  String words() {
    return "keeps within " + sums.stream().map(sum -> sum.text() + " " + switch (sum.measure()) {
      case USD -> "US dollars";
      case TOKENS -> "tokens";
      case REQUESTS -> "requests";
    }).collect(Collectors.joining(" and "));
  }
}
