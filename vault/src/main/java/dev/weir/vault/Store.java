package dev.weir.vault;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One section of the vault, as an immutable value in memory.
 *
 * <p>Promises that a reader never waits; that of two writers, in this process or another, none loses the other's change; that
 * another's change is seen with the next {@link #refresh}; and that the value is believed for as long as its {@link Keep} says
 * after it was last compared with what lies there and no longer, since a revocation may stand there: what cannot be read, and
 * a watch that no longer watches, close the vault.
 */
final class Store<T> {

  /** What a change makes of the value, and what it has to say. */
  record Changed<T, R>(T value, R result) {}

  /** A change of the value; may be the reason for a {@link VaultException}, and then nothing is changed. */
  interface Change<T, R> {
    Changed<T, R> of(T value) throws VaultException;
  }

  private final Keep<T> keep;
  private final long believedNanos;
  private final LongSupplier nanos;
  private final Queue<Awaited<T, ?>> waiting = new ConcurrentLinkedQueue<>();
  /** In the order in which they come, so that nobody who makes keys without end keeps a revocation waiting. */
  private final ReentrantLock queue = new ReentrantLock(true);
  private volatile long seenNanos;
  private volatile @Nullable VaultException failure;

  /** Reads what lies there. */
  Store(Place place, Section<T> section, MasterKey root, LongSupplier nanos) throws VaultException {
    this.nanos = nanos;
    this.seenNanos = nanos.getAsLong();
    this.keep = place.keep(section, root);
    this.believedNanos = keep.believed().toNanos();
  }

  /** Returns the value; throws where it has not been compared with what lies there for too long. */
  T current() throws VaultException {
    if (nanos.getAsLong() - seenNanos > believedNanos) {
      VaultException cause = failure;
      throw cause == null
          ? new VaultException(keep.where(), "has not been looked at for too long",
              "try again or start Weir anew")
          : cause;
    }
    return keep.known();
  }

  /** Looks whether somebody else has changed it. */
  void refresh() {
    long from = nanos.getAsLong();
    try {
      keep.look();
      seen(from);
    } catch (VaultException e) {
      failure = e;
    }
  }

  private void seen(long from) {
    failure = null;
    seenNanos = from;
  }

  /** Changes the value; durable when this returns. Changes that wait for each other are written together. */
  <R> R change(Change<T, R> change) throws VaultException {
    Awaited<T, R> mine = new Awaited<>(change);
    waiting.add(mine);
    queue.lock();
    try {
      if (!mine.isDone()) {
        changeTogether();
      }
      return mine.result();
    } finally {
      queue.unlock();
      waiting.remove(mine);
    }
  }

  private void changeTogether() {
    List<Awaited<T, ?>> group = new ArrayList<>();
    long from = nanos.getAsLong();
    try {
      keep.change(value -> {
        takeAll(group);
        T next = value;
        for (Awaited<T, ?> each : group) {
          next = each.apply(next);
        }
        return next;
      });
      seen(from);
      group.forEach(Awaited::done);
    } catch (VaultException e) {
      // Whoever has come meanwhile would only wait as long for the same.
      takeAll(group);
      group.forEach(each -> each.failed(e));
    } catch (RuntimeException | Error e) {
      // Whose turn it was meets the fault itself; the others are not to take what they asked for as written.
      group.forEach(each -> each.failed(new VaultException(keep.where(),
          "was not written (" + e.getClass().getSimpleName() + ")", "try again")));
      throw e;
    }
  }

  private void takeAll(List<Awaited<T, ?>> group) {
    for (Awaited<T, ?> next = waiting.poll(); next != null; next = waiting.poll()) {
      group.add(next);
    }
  }
}
