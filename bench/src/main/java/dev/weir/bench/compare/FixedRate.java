package dev.weir.bench.compare;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * An open loop: requests fall due at a fixed rate, whatever became of those before, and the latency of each is counted
 * from when it fell due. A proxy that stands still for a second has so made a whole second's requests late, which a
 * closed loop would not have sent.
 */
final class FixedRate implements Pace {
  private final long interval;
  private final Deque<Line> waiting = new ArrayDeque<>();
  private final Deque<Long> due = new ArrayDeque<>();
  private long next;

  /** @param rate requests a second */
  FixedRate(int rate) {
    this.interval = Duration.ofSeconds(1).toNanos() / rate;
  }

  @Override
  public void begin(Load load) {
    begin(System.nanoTime());
    tick(load);
  }

  @Override
  public void ready(Line line) {
    waiting.add(line);
    match();
  }

  @Override
  public void gone(Line line) {
    waiting.remove(line);
  }

  /** The first request falls due {@code now}. */
  void begin(long now) {
    next = now;
  }

  /** Hands out what has fallen due by {@code now}, and returns when to come again. */
  long tick(long now) {
    for (; next - now <= 0; next += interval) {
      due.add(next);
    }
    match();
    return next;
  }

  private void tick(Load load) {
    long now = System.nanoTime();
    load.after(tick(now) - now, () -> tick(load));
  }

  private void match() {
    while (!waiting.isEmpty() && !due.isEmpty()) {
      waiting.remove().ask(due.remove());
    }
  }
}
