package dev.weir.policy.rule;

import dev.weir.model.RuleRef;
import dev.weir.model.capture.CaptureTerms;
import dev.weir.model.talk.AnswerTerms;
import dev.weir.model.talk.Talk;
import dev.weir.model.watch.AbuseTerms;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One entry of {@code policies}, compiled.
 *
 * @param when empty means always
 * @param shadow whether it only records what it would have done
 * @param deny the reason that the caller is told
 */
public record Rule(RuleRef ref, Optional<Condition> when, boolean shadow, Optional<String> deny,
    Optional<DataRule> data, Optional<PromptRule> prompt, Optional<AnswerTerms> answers,
    Optional<AbuseTerms> abuse, Optional<LimitRule> limit, Optional<TurnRule> turns,
    Optional<BudgetRule> budget, Optional<CaptureTerms> capture) {

  /**
   * Returns whether it has anything to say to what is known of this call. What asks about content waits until the body
   * was looked at; what asks about the request waits, at an intercepted CONNECT, for the requests inside.
   */
  boolean speaks(Call call) {
    if (when.isPresent()
        && (when.get().asksContent() && !call.seen() || when.get().asksRequest() && call.opening())) {
      return false;
    }
    return deny.isPresent() || (data.isPresent() || prompt.isPresent()) && call.seen()
        || (limit.isPresent() || turns.isPresent() || answers.isPresent() || abuse.isPresent()
            || capture.isPresent())
            && !call.opening()
        || budget.isPresent() && (call.seen() || call.unread());
  }

  /** Returns how far a call has to be read before this rule can say all that it has to say. */
  Talk.Depth depth() {
    if (prompt.isPresent()) {
      return Talk.Depth.ABUSE;
    }
    return Stream
        .of(when.map(Condition::depth), limit.map(rate -> Per.depth(rate.asked())),
            turns.map(each -> Per.depth(each.per())),
            budget.map(sums -> Per.depth(sums.asked())),
            budget.filter(BudgetRule::readsTalk).map(_ -> Talk.Depth.TALK))
        .flatMap(Optional::stream).max(Comparator.naturalOrder()).orElse(Talk.Depth.CONTENT);
  }

  /** Returns whether it may apply to a call of which only the head is known. */
  boolean mayHold(Call call) {
    try {
      return when.isEmpty() || when.get().asksContent() || holds(call);
    } catch (Expression.Failed e) {
      return true;
    }
  }

  boolean holds(Call call) throws Expression.Failed {
    return when.isEmpty() || when.get().holds(call.view());
  }

  /** Returns this rule for calls of which the condition is known to hold. */
  Rule always() {
    return new Rule(ref, Optional.empty(), shadow, deny, data, prompt, answers, abuse, limit, turns,
        budget, capture);
  }
}
