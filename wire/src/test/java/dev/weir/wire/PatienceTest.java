package dev.weir.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.model.settings.AnswerRule;
import dev.weir.model.settings.ContentRule;
import dev.weir.model.settings.DestinationRule;
import dev.weir.model.settings.HttpVersions;
import dev.weir.model.settings.Resilience;
import dev.weir.model.settings.Timeouts;
import dev.weir.model.settings.TlsRule;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who keeps whom waiting: an upstream that is too slow, and a client that is. */
class PatienceTest {

  private static final String GET = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
  /** Of a time that is not what the test is about. */
  private static final Duration AMPLE = Duration.ofSeconds(30);
  private static final Duration BRIEF = Duration.ofMillis(300);

  private final FakeLine line = new FakeLine();
  private final Wired wired;

  PatienceTest() throws IOException {
    wired = new Wired(line);
  }

  @AfterEach
  void stop() {
    wired.close();
  }

  private static Optional<DestinationRule> rule(Duration firstByte, Duration idle, Duration total) {
    return Optional.of(new DestinationRule("up", List.of(), Optional.empty(), "", DestinationRule.Api.NONE,
        List.of(), Optional.empty(), TlsRule.USUAL, List.of(), List.of(),
        new Timeouts(AMPLE, firstByte, idle, total), AnswerRule.USUAL, ContentRule.USUAL,
        HttpVersions.NEGOTIATED, Resilience.NONE));
  }

  private String answerOf(RawUpstream.Script script) throws IOException {
    try (RawUpstream up = RawUpstream.start(script); RawClient client = wired.gateway()) {
      line.port = up.port();
      return client.say(GET).answer();
    }
  }

  @Test
  void endsAnAnswerThatComesTooSlowlyInAll() throws Exception {
    line.rule = rule(AMPLE, AMPLE, Duration.ofSeconds(2));
    try (RawUpstream up = RawUpstream.start(with -> {
      with.request();
      with.say("HTTP/1.1 200 OK\r\nContent-Length: 90\r\n\r\n");
      for (int i = 0; i < 90; i++) {
        with.say("x");
        Thread.sleep(100);
      }
    }); RawClient client = wired.gateway()) {
      line.port = up.port();
      assertThat(client.say(GET).rest()).contains("\r\n\r\nx");
      assertThat(line.fault()).startsWith("504 no whole answer in ");
    }
  }

  @Test
  void endsWhatIsTooSlow() throws Exception {
    line.rule = rule(BRIEF, AMPLE, AMPLE);
    assertThat(answerOf(with -> {
      with.request();
      Thread.sleep(3000);
    })).startsWith("HTTP/1.1 504").endsWith("no answer in 300 ms");
    line.rule = rule(AMPLE, BRIEF, AMPLE);
    try (RawUpstream up = RawUpstream.start(with -> {
      with.request();
      with.say("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhello");
      Thread.sleep(3000);
    }); RawClient client = wired.gateway()) {
      line.port = up.port();
      assertThat(client.say(GET).rest()).endsWith("hello");
      line.ending();
      assertThat(line.fault()).isEqualTo("504 answer paused for 300 ms");
    }
  }

  /** It is the client who keeps the upstream waiting: another rule, and another's fault. */
  @Test
  void holdsNoSlowClientAgainstItsUpstream() throws Exception {
    line.rule = rule(BRIEF, AMPLE, AMPLE);
    try (RawUpstream up = RawUpstream.start(with -> {
      with.request();
      with.say("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
    }); RawClient client = wired.gateway()) {
      line.port = up.port();
      client.say("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nx");
      Thread.sleep(1200);
      assertThat(client.say("y").answer()).startsWith("HTTP/1.1 200");
    }
  }

  @Test
  void holdsNoClientThatStopsReadingAgainstItsUpstream() throws Exception {
    int size = 30 << 20;
    line.answers = FakeLine.streaming(size);
    line.rule = rule(AMPLE, BRIEF, AMPLE);
    try (RawUpstream up = RawUpstream.start(with -> {
      with.request();
      with.say("HTTP/1.1 200 OK\r\nContent-Length: " + size + "\r\n\r\n" + "x".repeat(size));
    }); RawClient client = wired.gateway()) {
      line.port = up.port();
      client.say(GET).head();
      assertThat(line.fault()).isEqualTo("400 client stopped reading");
    }
  }
}
