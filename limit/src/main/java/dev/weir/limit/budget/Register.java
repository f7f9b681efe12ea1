package dev.weir.limit.budget;

import dev.weir.model.Obligation.Budget;
import dev.weir.model.Obligation.Budget.Measure;
import dev.weir.model.Window;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * Whose budgets there are: counters are called by digests, and somebody has to know of what. Never more than {@link #MOST}; from
 * there on what has ended gives way to newcomers, and as long as nothing has, newcomers are counted and not listed.
 */
final class Register {

  /** As many as there are counters of one Weir: some 20 MB. */
  static final int MOST = 1 << 16;

  private static final int LOOKS_PER_NEWCOMER = 4;

  /** One rule's budget for one key, whatever the window of now is. */
  private record Name(String rule, String key, Measure measure, Window window) {
    static Name of(Budget budget) {
      return new Name(budget.by().name(), budget.key(), budget.measure(), budget.window());
    }
  }

  /**
   * A budget in one of its windows.
   *
   * @param setAside for calls of this process that have not ended
   */
  record Line(Budget budget, Instant ends, LongAdder setAside) {

    private boolean isOf(Budget other, Instant end) {
      return budget.amount() == other.amount() && ends.equals(end);
    }

    private Line of(Budget other, Instant end) {
      return new Line(other, end, ends.equals(end) ? setAside : new LongAdder());
    }
  }

  private final Map<Name, Line> lines = new ConcurrentHashMap<>();
  private final ReentrantLock broom = new ReentrantLock();
  private Iterator<Line> hand = lines.values().iterator();

  /** Returns the line of {@code budget} in the window that ends at {@code end}, and lists it where there is room. */
  Line line(Budget budget, Instant end, Instant now) {
    Name name = Name.of(budget);
    Line known = lines.get(name);
    if (known != null && known.isOf(budget, end)) {
      return known;
    }
    if (known == null && lines.size() >= MOST) {
      sweep(now);
      if (lines.size() >= MOST) {
        return new Line(budget, end, new LongAdder());
      }
    }
    return lines.merge(name, new Line(budget, end, new LongAdder()),
        (before, _) -> before.isOf(budget, end) ? before : before.of(budget, end));
  }

  /** Returns those whose window has not ended at {@code now}, and those of {@code further} that are not among them. */
  List<Line> with(List<Budget> further, Instant now) {
    Stream<Line> others = further.stream().distinct().filter(budget -> !isOpen(budget, now))
        .map(budget -> new Line(budget, budget.ends(now), new LongAdder()));
    return Stream.concat(lines.values().stream().filter(line -> line.ends().isAfter(now)), others).toList();
  }

  private boolean isOpen(Budget budget, Instant now) {
    Line known = lines.get(Name.of(budget));
    return known != null && known.ends().isAfter(now);
  }

  /** Looks at a few for each newcomer, so that no call ever pays for a walk over all of them. */
  private void sweep(Instant now) {
    if (!broom.tryLock()) {
      return;
    }
    try {
      for (int i = 0; i < LOOKS_PER_NEWCOMER && lines.size() >= MOST; i++) {
        if (!hand.hasNext()) {
          hand = lines.values().iterator();
          return;
        }
        if (!hand.next().ends().isAfter(now)) {
          hand.remove();
        }
      }
    } finally {
      broom.unlock();
    }
  }
}
