package dev.weir.policy.replay;

import dev.weir.model.AuditEvent;
import dev.weir.model.AuditEvent.Asked;
import dev.weir.model.RuleRef;
import dev.weir.model.net.Ip;
import dev.weir.policy.Outcome;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A decision as the audit log holds it.
 *
 * @param dialled empty where the call did not leave
 */
public record Recorded(Instant at, Asked asked, Outcome outcome, Optional<Ip> dialled) {

  /** What these refuse, or let out, has nothing to do with a policy: no other one would have said otherwise. */
  private static final Set<RuleRef> NO_POLICY = Set.of(RuleRef.REQUEST, RuleRef.FAULT, RuleRef.LIMITS,
      RuleRef.BREAKER, RuleRef.CREDENTIAL);

  /** Returns the decision that {@code event} is; empty where it is none, or not a policy's. */
  public static Optional<Recorded> of(AuditEvent event) {
    return switch (event) {
      case AuditEvent.Intent intent when NO_POLICY.contains(intent.asked().by()) -> Optional.empty();
      case AuditEvent.Intent intent -> Optional.of(new Recorded(intent.at(), intent.asked(),
          intent.shadow().isPresent()
              ? Outcome.SHADOW_DENY
              : intent.rewritten() > 0 ? Outcome.REDACT : Outcome.ALLOW,
          Optional.of(intent.dialled())));
      case AuditEvent.Refusal refusal when !NO_POLICY.contains(refusal.asked().by()) ->
        Optional.of(new Recorded(refusal.at(), refusal.asked(), Outcome.DENY, Optional.empty()));
      case AuditEvent.Refusal _,AuditEvent.Outcome _,AuditEvent.AdminChange _,AuditEvent.Notice _ ->
        Optional.empty();
    };
  }
}
