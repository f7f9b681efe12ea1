package dev.weir.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.gateway.Ending;
import dev.weir.model.settings.AnswerRule;
import dev.weir.model.settings.ContentRule;
import dev.weir.model.settings.DestinationRule;
import dev.weir.model.settings.HttpVersions;
import dev.weir.model.settings.Resilience;
import dev.weir.model.settings.Resilience.Failure;
import dev.weir.model.settings.Resilience.Retry;
import dev.weir.model.settings.Timeouts;
import dev.weir.model.settings.TlsRule;
import dev.weir.testkit.FreePort;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RetryTest {

  private static final String GET = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
  private static final String POST = "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\nbody";
  private static final String KEYED = POST.replace("Host: a", "Host: a\r\nIdempotency-Key: 7");
  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
  private static final String BUSY = "HTTP/1.1 503 Busy\r\nContent-Length: 4\r\n\r\nbusy";

  private final FakeLine line = new FakeLine();
  private final Wired wired;
  private final AtomicInteger asked = new AtomicInteger();

  RetryTest() throws IOException {
    wired = new Wired(line);
    line.reads = true;
  }

  @AfterEach
  void stop() {
    wired.close();
  }

  private void rule(int attempts, Set<Failure> failures, Set<Integer> statuses) {
    Timeouts timeouts = new Timeouts(Duration.ofSeconds(5), Duration.ofMillis(400), Duration.ofSeconds(20),
        Duration.ofSeconds(30));
    line.rule = Optional.of(new DestinationRule("up", List.of(), Optional.empty(), "",
        DestinationRule.Api.NONE, List.of(), Optional.empty(), TlsRule.USUAL, List.of(), List.of(), timeouts,
        AnswerRule.USUAL, ContentRule.USUAL, HttpVersions.NEGOTIATED,
        new Resilience(new Retry(attempts, failures, statuses, Duration.ofMillis(4)), Optional.empty(),
            false)));
  }

  /** Returns the answer of an upstream whose first answers are {@code failing}, and then all is well. */
  private String answer(String request, RawUpstream.Script failing, int failures) throws Exception {
    asked.set(0);
    try (RawUpstream up = RawUpstream.start(with -> {
      while (true) {
        with.request();
        if (asked.incrementAndGet() <= failures) {
          failing.serve(with);
        } else {
          with.say(OK);
        }
      }
    }); RawClient client = wired.gateway()) {
      line.port = up.port();
      return client.say(request).answer();
    }
  }

  @Test
  void triesAgainWhereTheStatusSaysSoWhateverTheMethod() throws Exception {
    rule(3, Set.of(), Set.of(503));
    assertThat(answer(POST, with -> with.say(BUSY), 2)).startsWith("HTTP/1.1 200").endsWith("ok");
    assertThat(asked).hasValue(3);
    Ending ending = line.ending();
    assertThat(ending.attempts()).isEqualTo(3);
    assertThat(ending.status()).isEqualTo(200);
  }

  @Test
  void passesTheLastAnswerOnOnceAllAttemptsAreMade() throws Exception {
    rule(2, Set.of(), Set.of(503));
    assertThat(answer(GET, with -> with.say(BUSY), 9)).startsWith("HTTP/1.1 503").endsWith("busy");
    assertThat(asked).hasValue(2);
  }

  @Test
  void leavesAStatusThatIsNotListed() throws Exception {
    rule(3, Set.of(Failure.CONNECT), Set.of(502));
    assertThat(answer(GET, with -> with.say(BUSY), 9)).startsWith("HTTP/1.1 503");
    assertThat(asked).hasValue(1);
  }

  @Test
  void waitsForAShortRetryAfterAndPassesALongOneOn() throws Exception {
    rule(2, Set.of(), Set.of(503));
    String now = BUSY.replace("Busy\r\n", "Busy\r\nRetry-After: 0\r\n");
    assertThat(answer(GET, with -> with.say(now), 1)).endsWith("ok");
    for (String late : List.of("3600", "Wed, 21 Oct 2026 07:28:00 GMT")) {
      String answer = BUSY.replace("Busy\r\n", "Busy\r\nRetry-After: " + late + "\r\n");
      assertThat(answer(GET, with -> with.say(answer), 1)).startsWith("HTTP/1.1 503").contains(late);
    }
  }

  @Test
  void triesALostConnectionAgainOnlyWhereThatCannotDoTheWorkTwice() throws Exception {
    rule(2, Set.of(Failure.RESET), Set.of());
    RawUpstream.Script dying = with -> with.reset();
    assertThat(answer(GET, dying, 1)).endsWith("ok");
    assertThat(answer(KEYED, dying, 1)).endsWith("ok");
    assertThat(answer(POST, dying, 1)).startsWith("HTTP/1.1 502");
    assertThat(asked).hasValue(1);
  }

  @Test
  void triesAgainWhereNoAnswerCame() throws Exception {
    rule(2, Set.of(Failure.TIMEOUT), Set.of());
    RawUpstream.Script silent = with -> Thread.sleep(5_000);
    assertThat(answer(GET, silent, 1)).endsWith("ok");
    assertThat(answer(POST, silent, 1)).startsWith("HTTP/1.1 504");
  }

  @Test
  void neverTriesAgainOnceAnAnswerHasBegun() throws Exception {
    rule(3, Set.of(Failure.values()), Set.of(503));
    asked.set(0);
    try (RawUpstream up = RawUpstream.start(with -> {
      with.request();
      asked.incrementAndGet();
      with.say("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhello");
      with.reset();
    }); RawClient client = wired.gateway()) {
      line.port = up.port();
      assertThat(client.say(GET).rest()).startsWith("HTTP/1.1 200");
      line.ending();
      assertThat(asked).hasValue(1);
    }
  }

  @Test
  void triesToConnectAgainWhateverTheMethod() throws Exception {
    rule(10, Set.of(Failure.CONNECT), Set.of());
    try (RawClient client = wired.gateway()) {
      line.port = FreePort.find();
      assertThat(client.say(POST).answer()).startsWith("HTTP/1.1 502").endsWith("connection refused");
      assertThat(line.ending().attempts()).isEqualTo(10);
    }
  }

  @Test
  void saysWhetherAnAttemptMayHaveBeenCarriedOut() throws Exception {
    rule(2, Set.of(Failure.RESET), Set.of(503));
    answer(POST, with -> with.say(BUSY), 9);
    assertThat(line.ending().inDoubt()).as("refused twice").isFalse();
    answer(POST, with -> with.reset(), 9);
    assertThat(line.ending().inDoubt()).as("lost").isTrue();
    AtomicInteger attempt = new AtomicInteger();
    answer(KEYED, with -> {
      if (attempt.incrementAndGet() == 1) {
        with.reset();
      } else {
        with.say(BUSY);
      }
    }, 9);
    Ending ending = line.ending();
    assertThat(ending.status()).isEqualTo(503);
    assertThat(ending.inDoubt()).as("lost, then refused").isTrue();
  }

  @Test
  void sendsABodyThatStreamsThroughNoSecondTime() throws Exception {
    rule(3, Set.of(Failure.values()), Set.of(503));
    line.reads = false;
    assertThat(answer(KEYED, with -> with.say(BUSY), 1)).startsWith("HTTP/1.1 503");
    assertThat(asked).hasValue(1);
  }
}
