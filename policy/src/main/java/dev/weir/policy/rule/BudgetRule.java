package dev.weir.policy.rule;

import dev.weir.model.Obligation.Budget;
import dev.weir.model.Obligation.Budget.Measure;
import dev.weir.model.RuleRef;
import dev.weir.model.Window;
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
    String key = Per.key(per, call);
    Stream<Budget> parts = shares.map(each -> each.portion(call)).stream().flatMap(portion -> sums.stream()
        .map(sum -> duty(by, key + portion.key(), sum, portion.of(sum.amount()))));
    return Stream.concat(parts, sums.stream().map(sum -> duty(by, key, sum, sum.amount()))).toList();
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
