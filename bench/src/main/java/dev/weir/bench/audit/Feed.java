package dev.weir.bench.audit;

import dev.weir.audit.SegmentLog;
import dev.weir.audit.tree.LogKey;
import dev.weir.model.AuditEvent;
import dev.weir.model.CallId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A log that is fed by one thread, by a clock that tells the time of the newest record. As many records may be on their way as a
 * busy site has calls.
 */
final class Feed implements AutoCloseable {

  static final LogKey KEY = LogKey.of(new byte[32]);
  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private static final int ON_THE_WAY = 4_000;

  private final Semaphore room = new Semaphore(ON_THE_WAY);
  private final AtomicLong fed = new AtomicLong();
  private final AtomicLong kept = new AtomicLong();
  private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
  private final Traffic traffic = new Traffic(1);
  private final long nanosBetween;
  private final SegmentLog log;

  private Feed(Path data, long perSecond) throws IOException {
    nanosBetween = Duration.ofSeconds(1).toNanos() / perSecond;
    log = SegmentLog.open(data, clock(fed, nanosBetween), KEY);
  }

  private static InstantSource clock(AtomicLong fed, long nanosBetween) {
    return () -> START.plusNanos(fed.get() * nanosBetween);
  }

  /** Returns one that adds to the log of {@code data}; {@code perSecond} records are of the same second. */
  static Feed of(Path data, long perSecond) throws IOException {
    return new Feed(data, perSecond);
  }

  /** Returns the time of the newest record. */
  Instant now() {
    return clock(fed, nanosBetween).instant();
  }

  /** Returns how many records are kept. */
  long kept() {
    return kept.get();
  }

  /** Feeds decisions and outcomes in turn until there were {@code records} in all, and waits until the last one is kept. */
  void until(long records) throws InterruptedException, IOException {
    while (fed.get() < records) {
      CallId call = CallId.next(now().toEpochMilli());
      AuditEvent decided = traffic.decided(call, now());
      append(decided);
      if (decided instanceof AuditEvent.Intent && fed.get() < records) {
        append(traffic.ended(call, now()));
      }
    }
    settle();
  }

  void append(AuditEvent event) throws InterruptedException, IOException {
    room.acquire();
    fed.incrementAndGet();
    log.append(event).whenComplete((receipt, why) -> {
      if (why != null) {
        failures.add(why);
      }
      kept.incrementAndGet();
      room.release();
    });
    if (!failures.isEmpty()) {
      throw new IOException(failures.peek());
    }
  }

  /** Waits until every record is kept. */
  void settle() throws InterruptedException {
    room.acquire(ON_THE_WAY);
    room.release(ON_THE_WAY);
  }

  @Override
  public void close() throws IOException {
    log.close();
  }
}
