package dev.weir.audit.search;

import dev.weir.audit.Period;
import dev.weir.model.CallId;
import dev.weir.model.Kind;
import java.util.Optional;

/**
 * What is looked for: every condition that is present has to hold.
 *
 * @param rule the rule that decided, or one that applied
 * @param status what the caller got: the upstream's status, or Weir's own for a refusal
 * @param period when the call was judged
 * @param text part of any name, host, path, reason or id; upper and lower case are the same
 * @param limit how many hits at most
 * @param newestFirst whether the newest hits come first; the oldest ones do otherwise
 */
public record Query(Optional<String> caller, Optional<String> team, Optional<String> destination,
    Optional<Verdict> decision, Optional<String> rule, Optional<Kind> kind, Optional<Integer> status,
    Period period,
    Optional<CallId> call, Optional<String> text, int limit, boolean newestFirst) {

  /** Returns the query for the newest {@code limit} events, whatever they are. */
  public static Query newest(int limit) {
    return new Query(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
        Optional.empty(), Optional.empty(), Period.ALL, Optional.empty(), Optional.empty(), limit, true);
  }

  /** Returns whether only calls can be meant: a change by an administrator has none of these. */
  boolean asksAboutCalls() {
    return caller.isPresent() || team.isPresent() || destination.isPresent() || decision.isPresent()
        || rule.isPresent() || kind.isPresent() || status.isPresent() || call.isPresent();
  }
}
