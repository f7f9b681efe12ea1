package dev.weir.gateway;

import dev.weir.model.Obligation;
import dev.weir.model.RuleRef;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Lets only so many calls of one rule and key go at once, in this one Weir. Others wait: the most urgent goes first, and of
 * equally urgent ones the one that came first. Where as many wait as may, whoever is more urgent takes the place of the last. How
 * many may go is what the latest call says, so that those who wait are the first to gain by a change of it. Remembers nothing of
 * a key of which no call goes. Safe for many threads.
 */
final class Turns {

  private record Key(RuleRef by, String key) {}

  private record Waiting(Obligation.Turn duty, long came, CompletableFuture<Given> given) {}

  private static final Comparator<Waiting> ORDER = Comparator
      .comparingLong((Waiting each) -> each.duty().urgency()).reversed().thenComparingLong(Waiting::came);

  private static final class Lane {
    private final TreeSet<Waiting> waiting = new TreeSet<>(ORDER);
    private int going;
    private int most;
  }

  private final Map<Key, Lane> lanes = new HashMap<>();
  private long asked;

  /** What asking brings. */
  sealed interface Answer permits Given, Later {}

  /** What became of asking. */
  sealed interface Given extends Answer permits Turn, None {}

  /** No turn. */
  enum None implements Given {
    /** As many go as may, and as many wait as may. */
    FULL,
    /** It has waited for as long as it would. */
    LATE,
    /** Nobody waits for it any more. */
    GONE
  }

  /**
   * It waits.
   *
   * @param given completes on any thread
   * @param leave gives up waiting; does nothing where that is over
   */
  record Later(CompletableFuture<Given> given, Runnable leave) implements Answer {}

  /** One call goes; it has to say when it is {@link #over}. */
  final class Turn implements Given {
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
    lane.most = duty.most();
    serve(key, lane);
    if (lane.going < lane.most) {
      lane.going++;
      return new Turn(key);
    }
    return duty.patience().isZero() || !hasRoom(lane, duty) ? None.FULL : queue(lane, duty);
  }

  /** Makes room where whoever waits last is less urgent; returns whether there is any. */
  private static boolean hasRoom(Lane lane, Obligation.Turn duty) {
    if (lane.waiting.size() < duty.queue()) {
      return true;
    }
    Waiting last = lane.waiting.last();
    if (duty.urgency() <= last.duty().urgency()) {
      return false;
    }
    lane.waiting.remove(last);
    last.given().complete(None.FULL);
    return true;
  }

  private Later queue(Lane lane, Obligation.Turn duty) {
    CompletableFuture<Given> end = new CompletableFuture<Given>().completeOnTimeout(None.LATE,
        duty.patience().toMillis(), TimeUnit.MILLISECONDS);
    Waiting waiting = new Waiting(duty, asked++, end);
    lane.waiting.add(waiting);
    return new Later(end.whenComplete((given, _) -> {
      if (given instanceof None) {
        left(lane, waiting);
      }
    }), () -> end.complete(None.GONE));
  }

  private synchronized void left(Lane lane, Waiting waiting) {
    lane.waiting.remove(waiting);
  }

  private void free(Key key) {
    Lane lane = Objects.requireNonNull(lanes.get(key), "a lane is there as long as a call goes in it");
    lane.going--;
    serve(key, lane);
    if (lane.going == 0 && lane.waiting.isEmpty()) {
      lanes.remove(key);
    }
  }

  /** Gives the places that are free to who waits first; who waits no longer has gone already. */
  private void serve(Key key, Lane lane) {
    while (lane.going < lane.most && !lane.waiting.isEmpty()) {
      if (lane.waiting.pollFirst().given().complete(new Turn(key))) {
        lane.going++;
      }
    }
  }

  /** Returns of how many keys calls go. */
  synchronized int keys() {
    return lanes.size();
  }

  /** Returns how many calls wait. */
  synchronized int waiting() {
    return lanes.values().stream().mapToInt(lane -> lane.waiting.size()).sum();
  }
}
