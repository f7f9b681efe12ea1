package dev.weir.app.watch;

import dev.weir.admin.Numbers;
import dev.weir.admin.Tally;
import dev.weir.model.Limiter;
import dev.weir.model.Obligation;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts what a limiter grants and refuses, by rule. Answers that others have to be asked for are counted once they are there. */
public record CountedLimiter(Limiter limiter, Tally<String, LongAdder> granted,
    Tally<String, LongAdder> refused) implements Limiter {

  private static final int MOST_RULES = 1000;

  /** Counts for {@code limiter}, from nothing. */
  public CountedLimiter(Limiter limiter) {
    this(limiter, tally(), tally());
  }

  private static Tally<String, LongAdder> tally() {
    return new Tally<>(MOST_RULES, "(other)", LongAdder::new);
  }

  @Override
  public Answer take(Obligation.Limit limit, long units) {
    Answer answer = limiter.take(limit, units);
    String rule = limit.by().name();
    switch (answer) {
      case Grant grant -> count(rule, grant);
      case Answer.Later(var later) -> {
        var _ = later.thenAccept(grant -> count(rule, grant));
      }
    }
    return answer;
  }

  @Override
  public void settle(Obligation.Limit limit, Grant.Granted granted, long used) {
    limiter.settle(limit, granted, used);
  }

  private void count(String rule, Grant grant) {
    (grant instanceof Grant.Granted ? granted : refused).at(rule).increment();
  }

  /** Returns what was counted, for whoever scrapes metrics. */
  public List<Numbers> numbers() {
    return List.of(
        new Numbers("weir_limit_granted", "Calls that a limit has let pass.", "rule", true,
            () -> sums(granted)),
        new Numbers("weir_limit_refused", "Calls that a limit has held up.", "rule", true,
            () -> sums(refused)));
  }

  private static Map<String, Long> sums(Tally<String, LongAdder> tally) {
    Map<String, Long> sums = new TreeMap<>();
    tally.cells().forEach((rule, count) -> sums.put(rule, count.sum()));
    return sums;
  }
}
