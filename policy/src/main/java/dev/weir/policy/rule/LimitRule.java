package dev.weir.policy.rule;

import dev.weir.model.Obligation;
import dev.weir.model.RuleRef;
import java.time.Duration;
import java.util.List;

/**
 * How often.
 *
 * @param amount requests over {@code period}
 * @param burst the bucket's size
 * @param per whose bucket: one for each combination of these; empty means one for all
 */
public record LimitRule(long amount, Duration period, long burst, List<Per> per) {

  public LimitRule {
    per = List.copyOf(per);
  }

  Obligation.Limit duty(RuleRef by, Call call) {
    return new Obligation.Limit(by, Per.key(per, call), amount, period, burst);
  }

  /** Returns whether it waits for the body: before it was looked at, nobody knows whose bucket it is. */
  boolean asksContent() {
    return Per.asksContent(per);
  }
}
