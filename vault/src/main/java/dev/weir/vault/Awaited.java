package dev.weir.vault;

import org.jspecify.annotations.Nullable;

/** One change that waits to be written with others, and what came of it; touched by one thread at a time, which has the folder. */
final class Awaited<T, R> {

  private final Store.Change<T, R> change;
  private Store.@Nullable Changed<T, R> changed;
  private @Nullable VaultException failure;
  private @Nullable RuntimeException fault;
  private boolean done;

  Awaited(Store.Change<T, R> change) {
    this.change = change;
  }

  /** Returns what becomes of {@code value}: the same where there is a reason against it. */
  T apply(T value) {
    try {
      Store.Changed<T, R> made = change.of(value);
      changed = made;
      return made.value();
    } catch (VaultException e) {
      failure = e;
    } catch (RuntimeException e) {
      fault = e;
    }
    return value;
  }

  /** It is on the disk, or known to have been refused. */
  void done() {
    done = true;
  }

  /** Nothing of its group is on the disk. */
  void failed(VaultException why) {
    failure = why;
    done = true;
  }

  boolean isDone() {
    return done;
  }

  /** Returns what the change had to say. */
  R result() throws VaultException {
    if (failure != null) {
      throw failure;
    }
    if (fault != null) {
      throw fault;
    }
    if (changed == null) {
      throw new IllegalStateException("asked for before it was done");
    }
    return changed.result();
  }
}
