package dev.weir.app;

import java.util.ArrayDeque;
import java.util.Deque;

/** What one Weir is made of, closed in the opposite order; what cannot be closed does not keep the rest open. */
final class Parts implements AutoCloseable {

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();

  /** Returns {@code part}, which is closed before all that were added before it. */
  <T extends AutoCloseable> T add(T part) {
    parts.push(part);
    return part;
  }

  /** Leaves {@code part} to somebody else to close. */
  void leave(AutoCloseable part) {
    parts.remove(part);
  }

  @Override
  public void close() {
    while (!parts.isEmpty()) {
      AutoCloseable part = parts.pop();
      try {
        part.close();
      } catch (Exception e) {
        System.getLogger("dev.weir.app").log(System.Logger.Level.WARNING, "{0} did not close well: {1}",
            part.getClass().getSimpleName(), e.getClass().getName());
      }
    }
  }
}
