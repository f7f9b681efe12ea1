package dev.weir.vault.jwt;

import dev.weir.vault.Flight;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The keys of one issuer as they were last seen. Asking for them never waits; getting them happens on a thread of its own, once
 * at a time, and not sooner than {@link #PAUSE} behind the time before, however many tokens ask for keys that are not there.
 */
final class KeySource {

  private static final System.Logger LOG = System.getLogger(KeySource.class.getName());

  /** The shortest time between two attempts that tokens of unknown keys bring about. */
  static final Duration PAUSE = Duration.ofSeconds(10);

  /** How long keys are believed that could not be got again since: then no token of this issuer is valid. */
  static final Duration BELIEVED = Duration.ofHours(1);

  private record Seen(PublicKeys keys, Instant at) {}

  private final String name;
  private final Fetch fetch;
  private final Duration period;
  private final Clock clock;
  private final Runnable changed;
  private volatile @Nullable Seen seen;
  private volatile boolean failed;
  private Instant tried = Instant.EPOCH;
  private final Flight flight = new Flight("weir-jwks", this::get);

  /**
   * Knows no key yet.
   *
   * @param period after which the keys are due again
   * @param changed is run when other keys are there than before
   */
  KeySource(String name, Fetch fetch, Duration period, Clock clock, Runnable changed) {
    this.name = name;
    this.fetch = fetch;
    this.period = period;
    this.clock = clock;
    this.changed = changed;
  }

  /** Returns the keys; empty where they are too old to be believed, or were never there. */
  Optional<PublicKeys> keys() {
    Seen last = seen;
    return last == null || clock.instant().isAfter(last.at().plus(BELIEVED))
        ? Optional.empty()
        : Optional.of(last.keys());
  }

  /** A token names a key that is not there: perhaps the issuer has a new one. */
  void missed() {
    after(PAUSE);
  }

  /** Gets the keys if they are due; sooner where the last time brought none. */
  void tick() {
    boolean wanting = failed && period.compareTo(PAUSE) > 0;
    after(wanting ? PAUSE : period);
  }

  private synchronized void after(Duration pause) {
    if (flight.going().isEmpty() && !clock.instant().isBefore(tried.plus(pause))) {
      var _ = start();
    }
  }

  /** Completes once the keys were asked for, be they there or not. */
  synchronized CompletableFuture<Void> ready() {
    return flight.going()
        .orElseGet(() -> seen == null ? start() : CompletableFuture.completedFuture(null));
  }

  private CompletableFuture<Void> start() {
    tried = clock.instant();
    return flight.start();
  }

  private void get() {
    try {
      PublicKeys keys = PublicKeys.parse(fetch.text());
      Seen before = seen;
      failed = false;
      seen = new Seen(keys, clock.instant());
      if (before != null && !before.keys().same(keys)) {
        changed.run();
      }
    } catch (IOException e) {
      if (!failed) {
        LOG.log(System.Logger.Level.WARNING, "the keys at {0} cannot be had: {1}", name, e);
      }
      failed = true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
