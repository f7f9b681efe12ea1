package dev.weir.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.gateway.Ending;
import dev.weir.model.Status;
import dev.weir.wire.tunnel.HelloBytes;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What was begun ends, on both sides, once whoever began it may not go on: nothing more has to be said for that. */
class ExpelledTest {

  private static final Optional<String> WHY = Optional.of("key is revoked");

  private final MessagesLine line = new MessagesLine();
  private final FakeLine tunnels = new FakeLine();
  private final Wired wired;
  private final Wired proxying;
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch upstreamEnded = new CountDownLatch(1);

  ExpelledTest() throws IOException {
    wired = new Wired(line);
    proxying = new Wired(tunnels);
  }

  @AfterEach
  void stop() {
    wired.close();
    proxying.close();
  }

  /** Says {@code first} and then nothing, until the other side is gone. */
  private RawUpstream saying(String first) throws IOException {
    return RawUpstream.start(with -> {
      with.request();
      asked.countDown();
      with.say(first);
      untilGone(with);
    });
  }

  private void untilGone(RawUpstream.Conversation with) {
    try {
      while (with.socket.getInputStream().read() >= 0) {
        Thread.onSpinWait();
      }
    } catch (IOException e) {
      // Reset is gone as well.
    }
    upstreamEnded.countDown();
  }

  private void assertUpstreamEnded() throws InterruptedException {
    assertThat(upstreamEnded.await(30, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void cutsAStreamOfEvents() throws Exception {
    try (RawUpstream up = saying("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n"
        + "Transfer-Encoding: chunked\r\n\r\n7\r\ndata: 1\r\n"); RawClient client = wired.gateway()) {
      line.port = up.port();
      assertThat(client.say("GET / HTTP/1.1\r\nHost: a\r\n\r\n").head()).startsWith("HTTP/1.1 200");
      line.expelled = WHY;
      assertThat(client.rest()).contains("data: 1").doesNotContain("\r\n0\r\n");
      assertUpstreamEnded();
      assertThat(line.fault()).isEqualTo("401 key is revoked");
    }
  }

  @Test
  void answersWhereNothingHasComeYet() throws Exception {
    try (RawUpstream up = saying(""); RawClient client = wired.gateway()) {
      line.port = up.port();
      client.say("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
      assertThat(asked.await(30, TimeUnit.SECONDS)).isTrue();
      line.expelled = WHY;
      assertThat(client.answer()).startsWith("HTTP/1.1 401").endsWith("key is revoked");
      assertUpstreamEnded();
    }
  }

  @Test
  void cutsATunnel() throws Exception {
    try (RawUpstream up = RawUpstream.start(this::untilGone); RawClient client = proxying.proxy()) {
      tunnels.port = up.port();
      client.say("CONNECT upstream.test:443 HTTP/1.1\r\nHost: upstream.test:443\r\n\r\n").head();
      client.say(HelloBytes.of("upstream.test"));
      tunnels.expelled = WHY;
      client.rest();
      assertUpstreamEnded();
      assertThat(tunnels.fault()).isEqualTo("401 key is revoked");
    }
  }

  @Test
  void cutsAWebSocket() throws Exception {
    try (RawUpstream up = RawUpstream.start(with -> {
      with.say(RawFrames.accepting(with.request(), ""));
      untilGone(with);
    }); RawClient client = wired.gateway()) {
      line.port = up.port();
      client.say(RawFrames.OPENING + "\r\n");
      assertThat(client.head()).startsWith("HTTP/1.1 101 ");
      client.say(RawFrames.masked(RawFrames.TEXT, "hello"));
      assertThat(line.sent.poll(30, TimeUnit.SECONDS)).isNotNull();
      line.expelled = WHY;
      assertThat(client.rest()).startsWith("\u0088").contains("\u0003\u00f0Weir: (identity): key is revoked");
      assertUpstreamEnded();
      Ending ending = line.ending();
      assertThat(ending.result())
          .isEqualTo(new Ending.Result.Fault(Status.UNKNOWN_CALLER, "key is revoked", true));
      assertThat(ending.sentBytes()).as("with its head").isGreaterThan("hello".length());
    }
  }

  @Test
  void cutsASwitchedConnectionThatSaysWhatItHasCarried() throws Exception {
    try (RawUpstream up = RawUpstream.start(with -> {
      with.request();
      with.say("HTTP/1.1 101 Switching Protocols\r\nUpgrade: other/1\r\nConnection: upgrade\r\n\r\nhello");
      untilGone(with);
    }); RawClient client = wired.gateway()) {
      line.port = up.port();
      client.say("GET /up HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: other/1\r\n\r\n").head();
      assertThat(client.bytes(5)).isEqualTo("hello");
      line.expelled = WHY;
      client.rest();
      assertUpstreamEnded();
      Ending ending = line.ending();
      assertThat(ending.result())
          .isEqualTo(new Ending.Result.Fault(Status.UNKNOWN_CALLER, "key is revoked", true));
      assertThat(ending.receivedBytes()).isEqualTo("hello".length());
    }
  }
}
