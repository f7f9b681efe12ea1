package dev.weir.policy.rule;

import dev.weir.model.Obligation;
import dev.weir.model.RuleRef;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How many at once.
 *
 * @param patience how long others wait; zero where they are denied
 * @param queue how many may wait
 * @param urgency of those that wait the highest goes first; empty means that all are equal
 * @param per whose turns: for each combination of these so many; empty means for all together
 */
public record TurnRule(int most, Duration patience, int queue, Optional<Weight> urgency, List<Per> per) {

  public TurnRule {
    per = List.copyOf(per);
  }

  Obligation.Turn duty(RuleRef by, Call call) {
    return new Obligation.Turn(by, Per.key(per, call), most, patience, queue,
        urgency.map(weight -> weight.of(call)).orElse(0L));
  }

  /** Returns whether it waits for the body: before it was looked at, nobody knows whose turn it is. */
  boolean asksContent() {
    return Per.asksContent(per) || urgency.filter(Weight::asksContent).isPresent();
  }
}
