package dev.weir.admin.session;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Map.Entry;

/**
 * Makes whoever fails wait: some attempts are free, then each one costs twice the time of the one before, up to a quarter of
 * an hour. Forgets a key an hour after its last failure; of more keys than it has room for, the one that was longest unused.
 */
final class SlowDown {

  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofMinutes(15);
  private static final Duration MEMORY = Duration.ofHours(1);
  private static final int ROOM = 50_000;
  private static final int MOST_DOUBLINGS = 16;

  private record Failures(int count, Instant last) {}

  private final int free;
  private final InstantSource clock;
  private final Map<String, Failures> failures = new LinkedHashMap<>(16, 0.75f, true) {
    @Override
    protected boolean removeEldestEntry(Entry<String, Failures> eldest) {
      return size() > ROOM;
    }
  };

  SlowDown(int free, InstantSource clock) {
    this.free = free;
    this.clock = clock;
  }

  /** Returns how long {@code key} has to wait still; nothing or less where it need not. */
  synchronized Duration left(String key) {
    Failures known = failures.get(key);
    if (known == null || isForgotten(known)) {
      return Duration.ZERO;
    }
    return Duration.between(clock.instant(), known.last().plus(due(known.count())));
  }

  private Duration due(int count) {
    if (count < free) {
      return Duration.ZERO;
    }
    Duration due = FIRST.multipliedBy(1L << Math.min(count - free, MOST_DOUBLINGS));
    return due.compareTo(LONGEST) < 0 ? due : LONGEST;
  }

  private boolean isForgotten(Failures known) {
    return clock.instant().isAfter(known.last().plus(MEMORY));
  }

  /** Counts an attempt as failed. */
  synchronized void failed(String key) {
    Failures known = failures.get(key);
    int before = known == null || isForgotten(known) ? 0 : known.count();
    failures.put(key, new Failures(before + 1, clock.instant()));
  }

  /** Takes back that the last attempt has failed. */
  synchronized void takeBack(String key) {
    failures.computeIfPresent(key,
        (_, known) -> known.count() > 1 ? new Failures(known.count() - 1, known.last()) : null);
  }

  /** Forgets every failure. */
  synchronized void forget(String key) {
    failures.remove(key);
  }
}
