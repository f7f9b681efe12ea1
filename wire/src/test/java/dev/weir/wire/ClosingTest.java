package dev.weir.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.gateway.Line;
import org.junit.jupiter.api.Test;

/** What becomes of those who are connected when Weir ends. */
class ClosingTest {

  private static final String GET = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
  private static final Line ANSWERING = exchange -> {
    exchange.answer(FakeLine.own(200, "ok"));
    return FakeLine.done();
  };

  @Test
  void letsARequestThatIsOnItsWayBeAnsweredWhileItCloses() throws Exception {
    try (Wired wired = new Wired(ANSWERING); RawClient idle = wired.gateway()) {
      assertThat(idle.say(GET).answer()).startsWith("HTTP/1.1 200").doesNotContain("Connection");
      wired.server.leave();
      Thread.sleep(50);
      assertThat(idle.say(GET).answer()).startsWith("HTTP/1.1 200").contains("Connection: close");
      assertThat(idle.rest()).isEmpty();
    }
  }

  @Test
  void saysThatItEndedACallThatOutlastedTheGrace() throws Exception {
    FakeLine line = new FakeLine();
    try (RawUpstream up = RawUpstream.start(with -> {
      with.request();
      with.request();
    }); Wired wired = new Wired(line); RawClient client = wired.gateway()) {
      line.port = up.port();
      client.say(GET);
      line.seen.take();
      wired.server.close();
      assertThat(line.fault()).isEqualTo("400 Weir ended before the call did");
      assertThat(client.rest()).isEmpty();
    }
  }
}
