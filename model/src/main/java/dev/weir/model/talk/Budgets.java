package dev.weir.model.talk;

import dev.weir.model.Obligation;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Keeps spending within budgets: what a call may cost is set aside before it leaves, and what it did cost takes the place of
 * that when it has ended.
 */
public interface Budgets {

  /**
   * Sets aside what a call may cost under each budget; nothing of any where one of them would be passed. Never waits for anything
   * itself.
   *
   * @param model whom it is said to; empty text where to none
   * @param most what it may cost at the most, as far as that can be told
   */
  Answer hold(List<Obligation.Budget> budgets, String model, Usage most);

  /** What asking brings: what became of it, or the promise of that. */
  sealed interface Answer {
    /** Somebody else has to be asked: completes with what became of it, on any thread, and never with an exception. */
    record Later(CompletionStage<Holding> holding) implements Answer {}
  }

  /** What became of asking. */
  sealed interface Holding extends Answer {

    /** It is set aside, and has to be settled or released. */
    record Held(Hold hold) implements Holding {}

    /** One of the budgets is spent until its window ends. */
    record Spent(Obligation.Budget budget, Duration until) implements Holding {}

    /** Nobody knows what the model costs. */
    record Unpriced(Obligation.Budget budget) implements Holding {}

    /** No further budget can be kept now. */
    record Crowded(Obligation.Budget budget) implements Holding {}

    /** Whoever counts cannot be asked now. */
    record Unknown(Obligation.Budget budget) implements Holding {}
  }

  /** What one call has set aside. Only the first of the two is done, once. */
  interface Hold {

    /** Charges what the call has cost. */
    void settle(Usage usage);

    /** Gives everything back: the call has cost nothing. */
    void release();
  }
}
