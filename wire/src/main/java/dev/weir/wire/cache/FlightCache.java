package dev.weir.wire.cache;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A bounded cache whose values are made off the caller's thread: however many ask for one key at a time, one flight makes
 * it for all of them. A value that is there comes back already complete. Beyond the capacity, the key that was not asked
 * for longest goes; those who wait for it still get it.
 */
public final class FlightCache<K, V> {

  /** A value and how long it may be used. */
  public record Fresh<V>(V value, Duration life) {}

  private static final class Flight<V> {
    final CompletableFuture<V> value = new CompletableFuture<>();
    /** What is given away: nobody who waits can complete or cancel it for the others. */
    final CompletionStage<V> shown = value.minimalCompletionStage();
    /** A flight does not expire before it has landed. */
    volatile Instant until = Instant.MAX;
  }

  private final Duration failureLife;
  private final InstantSource clock;
  private final Map<K, Flight<V>> flights;

  /** Returns an empty cache of at most {@code capacity} keys, which repeats a failure for {@code failureLife}. */
  public FlightCache(int capacity, Duration failureLife, InstantSource clock) {
    this.failureLife = failureLife;
    this.clock = clock;
    this.flights = new LinkedHashMap<>(16, 0.75f, true) {
      @Override
      protected boolean removeEldestEntry(Map.Entry<K, Flight<V>> eldest) {
        return size() > capacity;
      }
    };
  }

  /** Completes with the cached value, with that of the flight that is under way, or with what {@code maker} makes. */
  public CompletionStage<V> get(K key, Function<K, CompletionStage<Fresh<V>>> maker) {
    Flight<V> mine = new Flight<>();
    synchronized (flights) {
      Flight<V> known = flights.get(key);
      if (known != null && clock.instant().isBefore(known.until)) {
        return known.shown;
      }
      flights.put(key, mine);
    }
    start(key, maker).whenComplete((fresh, failure) -> land(mine, fresh, failure));
    return mine.shown;
  }

  /** Forgets what is known of {@code key}, but for a flight that is under way. */
  public void forget(K key) {
    synchronized (flights) {
      Flight<V> known = flights.get(key);
      if (known != null && known.value.isDone()) {
        flights.remove(key);
      }
    }
  }

  /** Forgets everything; flights under way land for those who wait for them, but are not kept. */
  public void clear() {
    synchronized (flights) {
      flights.clear();
    }
  }

  private CompletionStage<Fresh<V>> start(K key, Function<K, CompletionStage<Fresh<V>>> maker) {
    try {
      return maker.apply(key);
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private void land(Flight<V> flight, @Nullable Fresh<V> fresh, @Nullable Throwable failure) {
    if (fresh != null) {
      flight.until = clock.instant().plus(fresh.life());
      flight.value.complete(fresh.value());
    } else {
      flight.until = clock.instant().plus(failureLife);
      flight.value
          .completeExceptionally(failure != null ? failure : new IllegalStateException("nothing was made"));
    }
  }
}
