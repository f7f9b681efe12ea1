package dev.weir.gateway;

import dev.weir.model.Decision.Deny;
import dev.weir.model.net.Bytes;
import dev.weir.model.talk.Budgets;
import dev.weir.model.talk.Budgets.Hold;
import dev.weir.model.talk.Budgets.Holding;
import dev.weir.model.talk.Meter.Progress;
import dev.weir.model.talk.Usage;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * What the answers on one WebSocket cost. Something is set aside for each: before the message leaves that asks for it, or, where
 * nobody asks and one may come all the same, as to sound, before the first message that may bring it; and for an answer for which
 * there is nothing, as it begins. Answers take what is set aside in the order of asking, and each is charged by itself.
 */
final class Tab {

  private final Deque<Spending> open = new ArrayDeque<>();
  private Optional<Spending> latest = Optional.empty();
  private CompletionStage<Optional<Deny>> refused = CompletableFuture.completedFuture(Optional.empty());

  /** Returns whether something is set aside, so that a message that only adds to what is said needs no more. */
  boolean isOpen() {
    return !open.isEmpty();
  }

  /** The client goes on: what has been answered is charged, and what was set aside in case is not needed where it {@code asks}. */
  void next(boolean asks) {
    Spending first = open.peek();
    if (first != null && first.progress() == Progress.ENDED) {
      open.remove().settle();
    } else if (first != null && asks && isWaiting(first)) {
      open.remove().spare();
    }
  }

  private static boolean isWaiting(Spending spending) {
    return !spending.account().talk().asks() && spending.progress() == Progress.AWAITED;
  }

  /** Adds what was set aside for a message that leaves now. */
  void add(Spending spending) {
    if (isOpen() && !spending.account().talk().asks()) {
      spending.spare();
    } else {
      open.add(spending);
      latest = Optional.ofNullable(open.peek());
    }
  }

  /** Takes back what was set aside for a message that does not leave. */
  void remove(Spending spending) {
    open.remove(spending);
  }

  /** Takes a message that has come back. */
  void take(Bytes message) {
    if (latest.filter(spending -> spending.isRefusal(message)).isPresent()) {
      refuse();
      return;
    }
    if (latest.filter(spending -> spending.isAnswer(message)).isPresent()) {
      answer();
    }
    Optional.ofNullable(open.peek()).ifPresent(spending -> spending.take(message));
  }

  /** The provider begins no answer to the earliest that waits for one; if it did, that would be paid as one that nobody asked for. */
  private void refuse() {
    open.stream()
        .filter(
            spending -> spending.account().talk().asks() && spending.progress() == Progress.AWAITED)
        .findFirst().ifPresent(spending -> {
          open.remove(spending);
          spending.spare();
        });
  }

  /** Sees to it that there is something for the answer that goes on or begins. */
  private void answer() {
    Spending first = open.peek();
    if (first != null && first.progress() == Progress.ENDED) {
      open.remove().settle();
    }
    if (open.isEmpty()) {
      latest.map(Spending::account).map(Account::unasked).ifPresent(this::another);
    }
    latest = Optional.ofNullable(open.peek()).or(() -> latest);
  }

  private void another(Account account) {
    CompletionStage<Holding> holding = switch (account.hold()) {
      case Holding now -> CompletableFuture.completedFuture(now);
      case Budgets.Answer.Later(CompletionStage<Holding> later) -> later;
    };
    open.add(account.spending(new Promised(holding)));
    refused = refused.thenCombine(holding, (before, one) -> before.or(() -> refusal(one, account)));
  }

  private static Optional<Deny> refusal(Holding holding, Account account) {
    return holding instanceof Holding.Held
        ? Optional.empty()
        : Optional.of(Spending.denial(holding, account));
  }

  /** Returns why the conversation cannot go on: nothing could be set aside for an answer that has begun. */
  Optional<Deny> refused() {
    return refused.toCompletableFuture().getNow(Optional.empty());
  }

  /**
   * The connection has ended. What has come of an answer is charged. What was asked for and not answered stays set aside, since
   * nobody can tell what it has cost.
   */
  void close() {
    for (Spending spending : open) {
      if (!spending.account().talk().asks() || spending.progress() != Progress.AWAITED) {
        spending.settle();
      }
    }
    open.clear();
  }

  /** What is set aside once somebody else has been asked; nothing where that is refused. */
  private record Promised(CompletionStage<Holding> holding) implements Hold {
    @Override
    public void settle(Usage usage) {
      holding.thenAccept(answer -> {
        if (answer instanceof Holding.Held(Hold hold)) {
          hold.settle(usage);
        }
      });
    }

    @Override
    public void release() {
      settle(new Usage(0, 0));
    }
  }
}
