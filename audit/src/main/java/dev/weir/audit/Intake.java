package dev.weir.audit;

import dev.weir.model.AuditEvent;
import dev.weir.model.Receipt;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Where events wait to be written: one group is filled while the one before it is on its way to the disk, so the fsync itself
 * is what gathers a group. Bounded, and closed for good by the first failure.
 */
final class Intake {

  /** More records than this in one group, those of some four calls, and there are others about to append. */
  private static final int FEW = 8;

  private final Limits limits;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition work = lock.newCondition();
  private Group open = new Group();
  private boolean idle;
  /** The writer's own. */
  private boolean crowded;
  private boolean closed;
  private @Nullable IOException failure;

  Intake(Limits limits) {
    this.limits = limits;
  }

  /** Takes an event into the open group, or returns a stage that has failed. */
  CompletionStage<Receipt> add(AuditEvent event, Executor on) {
    lock.lock();
    try {
      Optional<IOException> refusal = refusal();
      if (refusal.isPresent()) {
        return CompletableFuture.failedStage(refusal.get());
      }
      boolean wasUrgent = open.urgent();
      CompletionStage<Receipt> kept = open.add(event, on);
      boolean first = open.count() == 1;
      if (idle && (first || open.urgent() && !wasUrgent)) {
        work.signal();
      }
      return kept;
    } catch (IOException e) {
      return CompletableFuture.failedStage(e);
    } catch (RuntimeException e) {
      return CompletableFuture.failedStage(new IOException("audit record cannot be encoded", e));
    } finally {
      lock.unlock();
    }
  }

  private Optional<IOException> refusal() {
    if (failure != null) {
      return Optional.of(new IOException(failure.getMessage(), failure));
    }
    if (closed) {
      return Optional.of(new IOException("the audit log is closed"));
    }
    if (open.length() >= limits.groupBytes() || open.count() >= limits.groupRecords()) {
      return Optional.of(new IOException("the audit log is full: " + open.count()
          + " records wait to be written. Its disk is too slow for this many calls"));
    }
    return Optional.empty();
  }

  /**
   * Returns the group to write next and goes on with {@code spare}. Waits for one until {@code nanos} are over, then
   * returns an empty group; returns an empty group too once closed and all is taken.
   */
  @SuppressWarnings("ThreadPriorityCheck") // Nothing relies on it: without the yield groups are smaller, that is all.
  Group take(Group spare, long nanos) throws InterruptedException {
    await(nanos);
    if (crowded) {
      // Whoever is about to append on this core does so first. Where there is nobody, another process may take its whole turn.
      Thread.yield();
    }
    lock.lock();
    try {
      Group full = open;
      open = spare;
      crowded = full.count() > FEW;
      return full;
    } finally {
      lock.unlock();
    }
  }

  private void await(long nanos) throws InterruptedException {
    lock.lock();
    try {
      idle = true;
      long left = nanos;
      while (open.count() == 0 && !closed && left > 0) {
        left = work.awaitNanos(left);
      }
      long delay = limits.outcomeDelay().toNanos();
      while (open.count() > 0 && !open.urgent() && !closed && delay > 0) {
        delay = work.awaitNanos(delay);
      }
    } finally {
      idle = false;
      lock.unlock();
    }
  }

  /** Refuses all that comes from now on, and tells those who wait. */
  void fail(IOException why) {
    Group lost;
    lock.lock();
    try {
      failure = why;
      lost = open;
      open = new Group();
    } finally {
      lock.unlock();
    }
    lost.lost(why);
  }

  /** Takes no more; what was taken is still to be written. */
  void close() {
    lock.lock();
    try {
      closed = true;
      work.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Returns whether nothing will ever come again. */
  boolean isDone() {
    lock.lock();
    try {
      return closed && open.count() == 0;
    } finally {
      lock.unlock();
    }
  }

  Optional<IOException> failure() {
    lock.lock();
    try {
      return Optional.ofNullable(failure);
    } finally {
      lock.unlock();
    }
  }
}
