package dev.weir.gateway;

import dev.weir.model.Obligation;
import dev.weir.model.RuleRef;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/**
 * Lets only so many calls of one rule and key go at once, in this one Weir. Others wait: the most urgent goes first, and of
 * equally urgent ones the one that came first. Remembers nothing of a key of which no call goes. Safe for many threads.
 */
final class Turns {

  private record Key(RuleRef by, String key) {}

  private record Waiting(Obligation.Turn duty, long came, CompletableFuture<Optional<Turn>> turn) {}

  private static final Comparator<Waiting> ORDER = Comparator
      .comparingLong((Waiting each) -> each.duty().urgency()).reversed().thenComparingLong(Waiting::came);

  private static final class Lane {
    private final PriorityQueue<Waiting> waiting = new PriorityQueue<>(ORDER);
    private int going;
  }

  private final Map<Key, Lane> lanes = new HashMap<>();
  private long asked;

  /** What asking brings. */
  sealed interface Answer permits Turn, Full, Later {}

  /** As many wait as may. */
  record Full() implements Answer {}

  /** Completes with a turn, or, once patience is at its end, with none; on any thread. */
  record Later(CompletionStage<Optional<Turn>> turn) implements Answer {}

  /** One call goes; it has to say when it is {@link #over}. */
  final class Turn implements Answer {
    private final Key key;
    private boolean ended;

    private Turn(Key key) {
      this.key = key;
    }

    /** It has gone; said once, and nothing after that. */
    void over() {
      synchronized (Turns.this) {
        if (!ended) {
          ended = true;
          free(key);
        }
      }
    }
  }

  /** Asks for a turn now, or later. */
  synchronized Answer ask(Obligation.Turn duty) {
    Key key = new Key(duty.by(), duty.key());
    Lane lane = lanes.computeIfAbsent(key, _ -> new Lane());
    if (lane.going < duty.most()) {
      lane.going++;
      return new Turn(key);
    }
    if (lane.waiting.size() >= duty.queue()) {
      lane.waiting.removeIf(each -> each.turn().isDone());
    }
    if (duty.patience().isZero() || lane.waiting.size() >= duty.queue()) {
      return new Full();
    }
    CompletableFuture<Optional<Turn>> later = new CompletableFuture<Optional<Turn>>()
        .completeOnTimeout(Optional.empty(), duty.patience().toMillis(), TimeUnit.MILLISECONDS);
    lane.waiting.add(new Waiting(duty, asked++, later));
    return new Later(later);
  }

  /** Gives a place that was left to who waits first; who has lost patience has gone already. */
  private void free(Key key) {
    Lane lane = Objects.requireNonNull(lanes.get(key), "a lane is there as long as a call goes in it");
    lane.going--;
    while (!lane.waiting.isEmpty() && lane.going < lane.waiting.peek().duty().most()) {
      if (lane.waiting.poll().turn().complete(Optional.of(new Turn(key)))) {
        lane.going++;
      }
    }
    if (lane.going == 0 && lane.waiting.isEmpty()) {
      lanes.remove(key);
    }
  }

  /** Returns of how many keys calls go. */
  synchronized int keys() {
    return lanes.size();
  }
}
