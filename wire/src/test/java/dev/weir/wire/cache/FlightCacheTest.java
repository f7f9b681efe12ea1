package dev.weir.wire.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.testkit.FakeClock;
import dev.weir.wire.cache.FlightCache.Fresh;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class FlightCacheTest {

  private final FakeClock clock = FakeClock.at("2026-01-01T00:00:00Z");
  private final FlightCache<String, String> cache = new FlightCache<>(2, Duration.ofSeconds(1), clock);
  private final List<CompletableFuture<Fresh<String>>> flights = new ArrayList<>();

  @Test
  void oneFlightServesAllWhoAskMeanwhile() {
    CompletionStage<String> one = ask("a");
    CompletionStage<String> other = ask("a");
    assertThat(flights).hasSize(1);

    flights.getFirst().complete(new Fresh<>("value", Duration.ofSeconds(10)));

    assertThat(one.toCompletableFuture().join()).isEqualTo("value");
    assertThat(other.toCompletableFuture().join()).isEqualTo("value");
    assertThat(ask("a").toCompletableFuture()).isCompletedWithValue("value");
    assertThat(flights).hasSize(1);
  }

  @Test
  void aValueIsMadeAnewAfterItsLife() {
    ask("a");
    flights.getFirst().complete(new Fresh<>("value", Duration.ofSeconds(10)));
    clock.advance(Duration.ofSeconds(10));

    assertThat(ask("a").toCompletableFuture()).isNotDone();
    assertThat(flights).hasSize(2);
  }

  @Test
  void aFailureIsRepeatedForAWhile() {
    ask("a");
    flights.getFirst().completeExceptionally(new IllegalStateException("no"));

    assertThat(ask("a").toCompletableFuture()).isCompletedExceptionally();
    clock.advance(Duration.ofSeconds(1));
    assertThat(ask("a").toCompletableFuture()).isNotDone();
    assertThat(cache.get("thrown", key -> {
      throw new IllegalStateException("at once");
    }).toCompletableFuture()).isCompletedExceptionally();
  }

  @Test
  void theLongestUnaskedGoesFirst() {
    ask("a");
    ask("b");
    ask("a");
    ask("c");
    assertThat(flights).hasSize(3);

    ask("a");
    assertThat(flights).hasSize(3);
    ask("b");
    assertThat(flights).hasSize(4);
  }

  @Test
  void nobodyWhoWaitsCanSpoilItForTheOthers() {
    ask("a").toCompletableFuture().complete("forged");
    flights.getFirst().complete(new Fresh<>("value", Duration.ofSeconds(10)));

    assertThat(ask("a").toCompletableFuture()).isCompletedWithValue("value");
    cache.clear();
    assertThat(ask("a").toCompletableFuture()).isNotDone();
  }

  private CompletionStage<String> ask(String key) {
    return cache.get(key, missing -> {
      CompletableFuture<Fresh<String>> flight = new CompletableFuture<>();
      flights.add(flight);
      return flight;
    });
  }
}
