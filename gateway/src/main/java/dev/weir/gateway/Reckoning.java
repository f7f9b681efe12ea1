package dev.weir.gateway;

import dev.weir.model.Decision;
import dev.weir.model.talk.Cost;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * What one call owes to those who count it, and settles when it has ended: its destination's patience, the bytes that were not
 * paid for as they flowed, its budgets, the watch over its caller, and its record.
 */
final class Reckoning {

  private final CallRecord record;
  private final Passage passage;
  private Optional<Courtesy.Visit> visit = Optional.empty();
  private Optional<Prepaid> prepaid = Optional.empty();

  Reckoning(CallRecord record, Passage passage) {
    this.record = record;
    this.passage = passage;
  }

  /** Returns a denial while the destination is left alone, because it fails or has enough. */
  Optional<Decision.Deny> visit(Courtesy courtesy, Passage.Course course) {
    Courtesy.Visit asked = courtesy.ask(course.rule(), course.to().host(), course.caller());
    visit = Optional.of(asked);
    Optional<Decision.Deny> denial = asked.denial();
    if (denial.isPresent()) {
      record.retryAfter(asked.left());
    }
    return denial;
  }

  /** Returns what learns of the answer's head. */
  Optional<Courtesy.Visit> visit() {
    return visit;
  }

  /** Returns what pays for the bytes of a connection as they flow; empty where nobody counts them. */
  Optional<Credit> credit() {
    prepaid = passage.prepaid();
    return prepaid.map(Credit.class::cast);
  }

  /** Returns why no more may flow, once a budget of bytes has nothing left. */
  Optional<Decision.Deny> spent() {
    return prepaid.flatMap(Prepaid::spent);
  }

  /** Settles what the call comes to, and completes once that is recorded. */
  CompletionStage<Void> ended(Ending ending, int restored) {
    if (visit.isPresent()) {
      visit.get().ended(ending);
    }
    spent().ifPresent(record::cutOff);
    long unpaid = ending.sentBytes() + ending.receivedBytes() - prepaid.map(Prepaid::close).orElse(0L);
    passage.moved(unpaid);
    Optional<Cost> cost = passage.spending().isPresent()
        ? passage.spending().get().end(ending, unpaid)
        : Optional.empty();
    if (passage.heed().isPresent()) {
      passage.heed().get().ended(ending);
    }
    passage.capturing().ifPresent(Capturing::ended);
    return record.outcome(ending, restored, cost);
  }

  /** Gives back what nobody needs any more, whether the call ever left or not. */
  void over() {
    visit.ifPresent(Courtesy.Visit::over);
    prepaid.ifPresent(Prepaid::close);
    passage.over();
  }
}
