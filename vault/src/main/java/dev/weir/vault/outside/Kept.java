package dev.weir.vault.outside;

import dev.weir.model.Secret;
import dev.weir.model.Veiled;
import dev.weir.model.settings.OutsideSecret;
import dev.weir.vault.Flight;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One secret as it was last read, veiled; read by one thread at a time. */
final class Kept {

  private static final System.Logger LOG = System.getLogger(Kept.class.getName());

  /** A value, when it was read, and when it ends by itself. */
  private record Seen(Veiled value, Instant at, Instant until) {}

  private final String name;
  private final OutsideSecret terms;
  private final Reading reading;
  private final InstantSource clock;
  private volatile @Nullable Seen seen;
  private Instant tried = Instant.EPOCH;
  private volatile String failure = "";
  private boolean closed;
  private final Flight flight = new Flight("weir-outside-secret", this::read);

  Kept(String name, OutsideSecret terms, Reading reading, InstantSource clock) {
    this.name = name;
    this.terms = terms;
    this.reading = reading;
    this.clock = clock;
  }

  OutsideSecret terms() {
    return terms;
  }

  /** Returns the value; throws where it was never read, or not for too long. */
  Secret open() throws IOException {
    Seen last = seen;
    Instant now = clock.instant();
    if (last == null || now.isAfter(last.at().plus(terms.stale())) || !now.isBefore(last.until())) {
      throw new IOException("the secret " + name + " could not be read "
          + (last == null ? "yet" : "since " + last.at()) + " from where it is kept"
          + (failure.isEmpty() ? "" : ": " + failure));
    }
    return last.value().open();
  }

  /** Reads it again if that is due; completes once that is done, be it read or not. */
  synchronized CompletableFuture<Void> tick() {
    Optional<CompletableFuture<Void>> going = flight.going();
    if (closed || going.isPresent() || clock.instant().isBefore(tried.plus(terms.every()))) {
      return going.orElseGet(() -> CompletableFuture.completedFuture(null));
    }
    tried = clock.instant();
    return flight.start();
  }

  private void read() {
    try {
      Reading.Read read = reading.read();
      try (Secret value = read.value()) {
        seen = new Seen(new Veiled(value), clock.instant(), read.until());
      }
      failure = "";
    } catch (IOException | RuntimeException e) {
      String why = e instanceof IOException && e.getMessage() != null
          ? e.getMessage()
          : e.getClass().getName();
      if (failure.isEmpty()) {
        LOG.log(System.Logger.Level.WARNING,
            "the secret {0} cannot be read from where it is kept: {1}; its last value is good for {2}", name,
            why,
            seen == null ? "no call" : terms.stale());
      }
      failure = why;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Lets go of it, once what is under way has ended; completes when that is done. */
  CompletableFuture<Void> close() {
    synchronized (this) {
      closed = true;
    }
    return flight.going().orElseGet(() -> CompletableFuture.completedFuture(null)).thenRunAsync(
        reading::close,
        task -> Thread.ofVirtual().name("weir-outside-secret").start(task));
  }
}
