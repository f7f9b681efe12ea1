package dev.weir.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until a test moves it. Safe to move on one thread and read on others. */
public final class FakeClock extends Clock {

  private final AtomicReference<Instant> now;

  private FakeClock(Instant start) {
    this.now = new AtomicReference<>(start);
  }

  /** Returns a clock that says {@code start}. */
  public static FakeClock at(Instant start) {
    return new FakeClock(start);
  }

  /** Returns a clock that says {@code start}, such as {@code 2026-01-31T12:00:00Z}. */
  public static FakeClock at(String start) {
    return new FakeClock(Instant.parse(start));
  }

  /** Moves the clock on, or back where {@code by} is negative. */
  public void advance(Duration by) {
    now.updateAndGet(instant -> instant.plus(by));
  }

  /** Sets the clock. */
  public void set(Instant instant) {
    now.set(instant);
  }

  @Override
  public Instant instant() {
    return now.get();
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  /** Returns a view of this clock in {@code zone}: it moves when this one moves. */
  @Override
  public Clock withZone(ZoneId zone) {
    Clock mine = this;
    return new Clock() {
      @Override
      public Instant instant() {
        return mine.instant();
      }

      @Override
      public ZoneId getZone() {
        return zone;
      }

      @Override
      public Clock withZone(ZoneId other) {
        return mine.withZone(other);
      }
    };
  }
}
