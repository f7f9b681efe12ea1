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

  private record Seen(Veiled value, Instant at) {}

  private final String name;
  private final OutsideSecret terms;
  private final Reading reading;
  private final InstantSource clock;
  private volatile @Nullable Seen seen;
  private Instant tried = Instant.EPOCH;
  private boolean failed;
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
    if (last == null || clock.instant().isAfter(last.at().plus(terms.stale()))) {
      throw new IOException("the secret " + name + " could not be read "
          + (last == null ? "yet" : "since " + last.at()) + " from where it is kept");
    }
    return last.value().open();
  }

  /** Reads it again if that is due; completes once that is done, be it read or not. */
  synchronized CompletableFuture<Void> tick() {
    Optional<CompletableFuture<Void>> going = flight.going();
    if (going.isPresent() || clock.instant().isBefore(tried.plus(terms.every()))) {
      return going.orElseGet(() -> CompletableFuture.completedFuture(null));
    }
    tried = clock.instant();
    return flight.start();
  }

  private void read() {
    try {
      try (Secret value = Secret.own(reading.value())) {
        seen = new Seen(new Veiled(value), clock.instant());
      }
      failed = false;
    } catch (IOException | RuntimeException e) {
      if (!failed) {
        LOG.log(System.Logger.Level.WARNING, "the secret {0} cannot be read from where it is kept: {1}", name,
            e instanceof IOException ? e.getMessage() : e.getClass().getName());
      }
      failed = true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
