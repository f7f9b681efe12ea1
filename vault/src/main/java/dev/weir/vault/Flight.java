package dev.weir.vault;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Does something that may wait on a thread of its own, once at a time, however many ask for it. */
public final class Flight {

  private final String name;
  private final Runnable action;
  private @Nullable CompletableFuture<Void> going;

  public Flight(String name, Runnable action) {
    this.name = name;
    this.action = action;
  }

  /** Returns the flight that is under way. */
  public synchronized Optional<CompletableFuture<Void>> going() {
    return Optional.ofNullable(going);
  }

  /** Returns the flight that is under way, or begins one; completes when it is over, however it went. */
  public synchronized CompletableFuture<Void> start() {
    CompletableFuture<Void> underWay = going;
    if (underWay != null) {
      return underWay;
    }
    CompletableFuture<Void> next = new CompletableFuture<>();
    going = next;
    Thread.ofVirtual().name(name).start(() -> {
      try {
        action.run();
      } finally {
        land();
        next.complete(null);
      }
    });
    return next;
  }

  private synchronized void land() {
    going = null;
  }
}
