package dev.weir.limit;

import dev.weir.model.Limiter.Answer;
import dev.weir.model.Obligation;
import dev.weir.model.Obligation.Limit.Unit;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a limiter keeps for each rule and key, never more of it than was said. From half of that on, what may be forgotten is
 * dropped as new keys come: before, it would only be made anew, since a key that stays below its limit may be forgotten each
 * time that it comes again. When nothing may, a key that is not here is turned away: a flood of made-up keys stops itself and other newcomers,
 * never a key that was here before.
 */
public final class Shelf<A extends Answer> {

  private static final int LOOKS_PER_NEW_KEY = 4;
  private static final int LOOKS_WHEN_CROWDED = 16;

  /** What is kept for one rule and key. */
  public interface Kept<A extends Answer> {

    /** Takes so many units; empty where this was dropped meanwhile and its successor is to be asked. */
    Optional<A> take(Obligation.Limit limit, long units);

    /** Lets what was used take the place of what was taken. Until then this does not give itself up. */
    void settle(Obligation.Limit limit, long taken, long used);

    /** Gives itself up where forgetting it gives nobody a token, and returns whether it did; from then on it grants nothing. */
    boolean drop();

    /** Returns what is left, without a lock: calls do not wait for who looks. */
    Level level(String rule, String key, Unit unit);
  }

  private record Name(String rule, String key, Unit unit) {
    static Name of(Obligation.Limit limit) {
      return new Name(limit.by().name(), limit.key(), limit.unit());
    }
  }

  private final Map<Name, Kept<A>> all = new ConcurrentHashMap<>();
  /** How many are in the map or about to be: the map's own size cannot reserve. */
  private final AtomicInteger used = new AtomicInteger();
  private final int most;
  private final Function<Obligation.Limit, Kept<A>> fresh;
  private final A crowded;
  private final ReentrantLock broom = new ReentrantLock();
  private Iterator<Map.Entry<Name, Kept<A>>> hand = all.entrySet().iterator();

  /**
   * Makes an empty one.
   *
   * @param fresh makes what is kept for a key that is new
   * @param crowded what a newcomer is told when there is no room
   */
  public Shelf(int most, Function<Obligation.Limit, Kept<A>> fresh, A crowded) {
    this.most = most;
    this.fresh = fresh;
    this.crowded = crowded;
  }

  /** Takes so many units of {@code limit} from what is kept for it. */
  public A take(Obligation.Limit limit, long units) {
    Name name = Name.of(limit);
    while (true) {
      Kept<A> known = all.get(name);
      Kept<A> kept = known == null ? newcomer(name, limit) : known;
      if (kept == null) {
        return crowded;
      }
      Optional<A> answer = kept.take(limit, units);
      if (answer.isPresent()) {
        return answer.get();
      }
      remove(name, kept);
    }
  }

  /** Lets what was used take the place of what was taken of {@code limit}. */
  public void settle(Obligation.Limit limit, long taken, long used) {
    Kept<A> kept = all.get(Name.of(limit));
    if (kept != null) {
      kept.settle(limit, taken, used);
    }
  }

  /** Returns how many are kept. */
  public int size() {
    return used.get();
  }

  /** Returns how much is left of all that is kept. */
  public Stream<Level> levels() {
    return all.entrySet().stream().map(each -> {
      Name name = each.getKey();
      return each.getValue().level(name.rule(), name.key(), name.unit());
    });
  }

  private @Nullable Kept<A> newcomer(Name name, Obligation.Limit limit) {
    int kept = used.get();
    if (kept >= most / 2) {
      sweep(kept < most ? LOOKS_PER_NEW_KEY : LOOKS_WHEN_CROWDED);
    }
    if (used.incrementAndGet() > most) {
      used.decrementAndGet();
      return null;
    }
    Kept<A> made = fresh.apply(limit);
    Kept<A> first = all.putIfAbsent(name, made);
    if (first == null) {
      return made;
    }
    used.decrementAndGet();
    return first;
  }

  /** Looks at a few for each new key, so that no call ever pays for a walk over all of them. */
  private void sweep(int looks) {
    if (!broom.tryLock()) {
      return;
    }
    try {
      for (int i = 0; i < looks; i++) {
        if (!hand.hasNext()) {
          hand = all.entrySet().iterator();
          return;
        }
        Map.Entry<Name, Kept<A>> next = hand.next();
        if (next.getValue().drop()) {
          remove(next.getKey(), next.getValue());
        }
      }
    } finally {
      broom.unlock();
    }
  }

  private void remove(Name name, Kept<A> kept) {
    if (all.remove(name, kept)) {
      used.decrementAndGet();
    }
  }
}
