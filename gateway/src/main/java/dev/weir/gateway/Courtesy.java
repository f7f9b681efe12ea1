package dev.weir.gateway;

import dev.weir.model.AnswerHead;
import dev.weir.model.Decision;
import dev.weir.model.RuleRef;
import dev.weir.model.Status;
import dev.weir.model.net.Host;
import dev.weir.model.settings.DestinationRule;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * What destinations ask for by the way they answer: to be left alone while they fail, and to be sent no more than they say is
 * left of their own limits. What it knows outlives a change of the configuration.
 */
final class Courtesy {

  private final Breakers breakers = new Breakers();
  private final Allotments allotments = new Allotments();
  private final InstantSource clock;

  Courtesy(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * Asks whether a call of {@code caller} may go to {@code host}, of the destination of {@code rule}, now; what was asked has to be
   * {@link Visit#over}.
   */
  Visit ask(Optional<DestinationRule> rule, Host host, String caller) {
    Optional<Breaker.Admission> admission = breakers.ask(rule);
    if (admission.filter(each -> each.pass().isEmpty()).isPresent()) {
      return new Visit(Optional.empty(), Optional.empty(), Optional.of(new Refusal(RuleRef.BREAKER,
          "the destination keeps failing and is left alone for a while", Status.UNAVAILABLE,
          admission.get().left())));
    }
    Optional<Breaker.Pass> pass = admission.flatMap(Breaker.Admission::pass);
    Optional<Allotments.Ticket> ticket = rule.filter(to -> to.resilience().heedsLimits())
        .map(to -> allotments.ask(to, host, caller, System.nanoTime()));
    return new Visit(pass, ticket,
        ticket.flatMap(Allotments.Ticket::waits).map(left -> new Refusal(RuleRef.THEIR_LIMITS,
            "the destination says that nothing is left of its limits for now", Status.LIMITED, left)));
  }

  private record Refusal(RuleRef by, String why, Status status, Duration left) {}

  /** One call to a destination. */
  final class Visit {
    private final Optional<Breaker.Pass> pass;
    private final Optional<Allotments.Ticket> ticket;
    private final Optional<Refusal> refusal;

    private Visit(Optional<Breaker.Pass> pass, Optional<Allotments.Ticket> ticket,
        Optional<Refusal> refusal) {
      this.pass = pass;
      this.ticket = ticket;
      this.refusal = refusal;
    }

    /** Returns why it may not go now. */
    Optional<Decision.Deny> denial() {
      return refusal.map(each -> new Decision.Deny(each.by(), each.why(), each.status()));
    }

    /** Returns in how long it is worth another try. */
    Duration left() {
      return refusal.map(Refusal::left).orElse(Duration.ZERO);
    }

    /** The destination has begun to answer. */
    void answered(AnswerHead head) {
      if (ticket.isPresent()) {
        ticket.get().allotment().answered(TheirLimits.in(head, clock.instant()), System.nanoTime());
      }
    }

    /** It has ended so. */
    void ended(Ending ending) {
      if (pass.isPresent()) {
        pass.get().ended(ending, System.nanoTime());
      }
    }

    /** Nothing more comes of it, whether it ever left or not. */
    void over() {
      pass.ifPresent(Breaker.Pass::unused);
      ticket.ifPresent(each -> each.over(System.nanoTime()));
    }
  }
}
