package dev.weir.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.gateway.TheirLimits.Left;
import dev.weir.model.AnswerHead;
import dev.weir.model.Status;
import dev.weir.model.net.Headers;
import dev.weir.model.net.Host;
import dev.weir.model.settings.CredentialRule;
import dev.weir.model.settings.DestinationRule;
import dev.weir.model.settings.Injection;
import dev.weir.model.settings.Resilience;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is left of a destination's own limits, as its answers say. */
final class CourtesyTest {

  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

  private static List<Left> said(int status, String... headers) {
    return TheirLimits.in(new AnswerHead(status, Headers.of(headers)), NOW);
  }

  private static Left left(long remaining, long seconds) {
    return new Left(remaining, Duration.ofSeconds(seconds));
  }

  @Test
  void readsWhatProvidersSay() {
    assertThat(said(200, "x-ratelimit-remaining-requests", "59", "x-ratelimit-reset-requests", "1m7s",
        "x-ratelimit-remaining-tokens", "149984", "x-ratelimit-reset-tokens", "120ms"))
        .containsExactly(left(59, 67), new Left(149_984, Duration.ofMillis(120)));
    assertThat(said(200, "anthropic-ratelimit-requests-remaining", "3", "anthropic-ratelimit-requests-reset",
        "2026-11-23T10:00:30Z")).containsExactly(left(3, 30));
    assertThat(said(200, "RateLimit", "\"burst\";r=50;t=30, \"day\";r=0;t=600"))
        .containsExactly(left(50, 30), left(0, 600));
    assertThat(said(200, "RateLimit", "limit=100, remaining=7, reset=50")).containsExactly(left(7, 50));
    assertThat(said(200, "X-RateLimit-Remaining", "12", "X-RateLimit-Reset",
        String.valueOf(NOW.getEpochSecond() + 90))).containsExactly(left(12, 90));
  }

  @ParameterizedTest
  @CsvSource(delimiter = ' ', value = {
    "x-ratelimit-remaining-requests-day x-ratelimit-reset-requests-day 11.5 11500",
    "x-ratelimit-remaining-project-tokens x-ratelimit-reset-project-tokens 6m0s 360000",
    "X-RateLimit-Remaining X-RateLimit-Reset 1795428090000 90000",
    "X-RateLimit-Remaining X-RateLimit-Reset 1795428090.25 90250",
    "X-RateLimit-Remaining X-RateLimit-Reset-After 1.25 1250",
    "X-Rate-Limit-Remaining X-Rate-Limit-Reset 1795428090 90000",
    "x-goodby-ratelimit-remaining x-goodby-ratelimit-reset 7.66s 7660",
    "anthropic-ratelimit-output-tokens-remaining anthropic-ratelimit-output-tokens-reset 2026-11-23T10:01:30Z 90000",
    "x-ratelimit-remaining-tokens x-ratelimit-reset-tokens 1d2h 3600000",
    "x-ratelimit-remaining-tokens x-ratelimit-reset-tokens 1h0m12.5s 3600000",
    "x-ratelimit-remaining-tokens x-ratelimit-reset-tokens 2m59.56s 179560",
    "x-ratelimit-remaining-tokens x-ratelimit-reset-tokens 0.5ms 0.5"})
  void readsEachSpelling(String remaining, String reset, String text, double millis) {
    assertThat(said(200, remaining, "4", reset, text))
        .containsExactly(new Left(4, Duration.ofNanos(Math.round(millis * 1e6))));
  }

  @Test
  void takesNothingElseForALimit() {
    assertThat(said(200, "x-ratelimit-limit-requests", "4", "x-ratelimit-reset-requests", "4s")).isEmpty();
    assertThat(said(200, "x-remaining", "4", "x-reset", "4")).isEmpty();
    assertThat(said(200, "X-RateLimit-Remaining", "4")).isEmpty();
    assertThat(said(200, "X-RateLimit-Remaining", "many", "X-RateLimit-Reset", "4")).isEmpty();
    assertThat(said(200, "X-RateLimit-Remaining", "4", "X-RateLimit-Reset", "4 apples")).isEmpty();
  }

  @Test
  void readsWhenToComeBackFromARefusalAlone() {
    assertThat(said(429, "Retry-After", "20")).containsExactly(left(0, 20));
    assertThat(said(503, "Retry-After", "Mon, 23 Nov 2026 10:01:00 GMT")).containsExactly(left(0, 60));
    assertThat(said(429, "retry-after-ms", "1500", "Retry-After", "2"))
        .containsExactly(new Left(0, Duration.ofMillis(1500)));
    assertThat(said(429, "Retry-After", "1.5")).containsExactly(new Left(0, Duration.ofMillis(1500)));
    assertThat(said(200, "Retry-After", "20")).isEmpty();
  }

  @Test
  void believesNobodyForMoreThanAnHour() {
    assertThat(said(429, "Retry-After", "999999999")).containsExactly(left(0, 3600));
    assertThat(said(429, "Retry-After", "Mon, 23 Nov 2020 10:01:00 GMT")).containsExactly(left(0, 0));
    assertThat(said(429, "retry-after-ms", "999999999999999")).containsExactly(left(0, 3600));
  }

  @Test
  void takesAnyHeaderWithoutHarm() {
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int at = random.nextInt(24); at > 0; at--) {
        text.append("0123456789;,=rtmsh.-+:TZ \"e".charAt(random.nextInt(27)));
      }
      String value = text.toString();
      for (Left limit : said(429, "RateLimit", value, "Retry-After", value, "X-RateLimit-Remaining", "1",
          "X-RateLimit-Reset", value)) {
        assertThat(limit.reset()).isBetween(Duration.ZERO, TheirLimits.LONGEST);
      }
    }
  }

  @Test
  void readsNothingFromNamesWithoutEnd() {
    String name = "x-" + "ratelimit-".repeat(3_000);
    assertThat(TheirLimits.in(new AnswerHead(200, Headers.of(name + "remaining", "1", name + "reset", "30")),
        Instant.EPOCH)).isEmpty();
  }

  @Test
  void sendsNoMoreThanIsLeft() {
    Allotment allotment = new Allotment();
    assertThat(allotment.send(0)).isEmpty();
    assertThat(allotment.send(0)).isEmpty();
    allotment.answered(List.of(left(3, 10)), 0);
    allotment.ended();
    assertThat(allotment.send(1)).isEmpty();
    assertThat(allotment.send(1)).isEmpty();
    assertThat(allotment.send(1)).contains(Duration.ofNanos(9_999_999_999L));
    assertThat(allotment.send(Duration.ofSeconds(10).toNanos())).isEmpty();
  }

  @Test
  void holdsBackForTheTightestOfSeveral() {
    Allotment allotment = new Allotment();
    allotment.send(0);
    allotment.answered(List.of(left(50, 30), left(0, 5), left(0, 60)), 0);
    assertThat(allotment.send(0)).contains(Duration.ofSeconds(60));
  }

  private static DestinationRule destination(Optional<CredentialRule> credential) {
    World world = new World();
    world.credential = credential;
    return world.inForce().settings().destinations().of(Host.parse(World.AUTHORITY).orElseThrow())
        .orElseThrow();
  }

  private static boolean mayGo(Allotments allotments, DestinationRule rule, String host, String caller) {
    Allotments.Ticket ticket = allotments.ask(rule, Host.parse(host).orElseThrow(), caller, 0);
    if (ticket.waits().isEmpty()) {
      ticket.allotment().answered(List.of(left(0, 60)), 0);
    }
    ticket.over(0);
    return ticket.waits().isEmpty();
  }

  @Test
  void holdsNobodyBackForWhatAnotherHostOrAnothersKeyHasLeft() {
    DestinationRule theirs = destination(Optional.empty());
    DestinationRule ours = destination(
        Optional.of(new CredentialRule("live", new Injection.Query("key"))));
    Allotments allotments = new Allotments();
    assertThat(mayGo(allotments, ours, "a.test", "ann")).isTrue();
    assertThat(mayGo(allotments, ours, "a.test", "bob")).as("both show the same credential").isFalse();
    assertThat(mayGo(allotments, ours, "b.test", "bob")).isTrue();
    Allotments own = new Allotments();
    assertThat(mayGo(own, theirs, "a.test", "ann")).isTrue();
    assertThat(mayGo(own, theirs, "a.test", "bob")).isTrue();
    assertThat(mayGo(own, theirs, "a.test", "ann")).isFalse();
  }

  @Test
  void remembersWhatCountsAndNoMoreThanThereIsRoomFor() {
    Allotments allotments = new Allotments();
    DestinationRule rule = destination(Optional.empty());
    Host host = Host.parse("a.test").orElseThrow();
    Allotments.Ticket ticket = allotments.ask(rule, host, "", 0);
    ticket.allotment().answered(List.of(left(5, 1)), 0);
    ticket.over(0);
    assertThat(allotments.known()).isOne();
    allotments.ask(rule, host, "", 2_000_000_000L).over(2_000_000_000L);
    assertThat(allotments.known()).isZero();
    for (int i = 0; i < 10_100; i++) {
      mayGo(allotments, rule, "h" + i + ".test", "");
    }
    assertThat(allotments.known()).isEqualTo(10_001);
  }

  @Test
  void isDeniedBeforeTheProviderHasTo() {
    World world = new World();
    world.resilience = new Resilience(Resilience.Retry.NEVER, Optional.empty(), true);
    world.upstream = new AnswerHead(200,
        Headers.of("Content-Type", "application/json", "x-ratelimit-remaining-requests", "1",
            "x-ratelimit-reset-requests", "30s"));
    StraightLine line = world.line();
    for (int i = 0; i < 2; i++) {
      line.take(world.exchange).toCompletableFuture().join();
      assertThat(world.story).endsWith("forward", "outcome");
      world.upstream = new AnswerHead(200, Headers.of("x-ratelimit-remaining-requests", "0",
          "x-ratelimit-reset-requests", "30s"));
    }
    line.take(world.exchange).toCompletableFuture().join();
    assertThat(world.story).endsWith("refusal", "answer 429");
    assertThat(world.answers.getLast().status()).isEqualTo(Status.LIMITED.code());
    assertThat(world.answers.getLast().headers().first("Retry-After")).isPresent();
  }
}
