package dev.weir.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.model.net.Ip;
import dev.weir.model.settings.Limits.Crowd;
import dev.weir.model.settings.Limits.Upstreams;
import dev.weir.model.settings.Listen;
import dev.weir.wire.http.Limits;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Calls for a destination that has no more connections to give. */
class UpstreamQueueTest {

  private static final String GET = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";

  private static Wired wired(FakeLine line, Upstreams upstreams) throws IOException {
    Listen.Socket any = new Listen.Socket(Ip.v4(0x7f000001), 0);
    return new Wired(
        new WireConfig(new Listen(any, any, any), 1, Limits.USUAL, Crowd.USUAL, upstreams, Optional.empty()),
        line);
  }

  @Test
  void queuesForADestinationThatHasAllItsConnections() throws Exception {
    FakeLine line = new FakeLine();
    CompletableFuture<Void> go = new CompletableFuture<>();
    try (RawUpstream up = RawUpstream.start(with -> {
      while (true) {
        with.request();
        go.join();
        with.say("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
      }
    });
        Wired wired = wired(line, new Upstreams(1, 1, Duration.ofSeconds(5)));
        RawClient one = wired.gateway();
        RawClient two = wired.gateway();
        RawClient three = wired.gateway()) {
      line.port = up.port();
      one.say(GET);
      line.seen.take();
      two.say(GET);
      line.seen.take();
      assertThat(three.say(GET).answer()).startsWith("HTTP/1.1 503")
          .endsWith("all 1 connections to the destination are in use, and 1 calls wait for one");
      go.complete(null);
      assertThat(one.answer()).endsWith("ok");
      assertThat(two.answer()).endsWith("ok");
      assertThat(up.connections).as("the one that waited was given the other's").hasValue(1);
      assertThat(three.say(GET).answer()).endsWith("ok");
    }
  }

  @Test
  void waitsNoLongerThanItMayForAConnection() throws Exception {
    FakeLine line = new FakeLine();
    try (RawUpstream up = RawUpstream.start(with -> {
      with.request();
      with.request();
    });
        Wired wired = wired(line, new Upstreams(1, 9, Duration.ofMillis(300)));
        RawClient one = wired.gateway();
        RawClient two = wired.gateway()) {
      line.port = up.port();
      one.say(GET);
      line.seen.take();
      assertThat(two.say(GET).answer()).startsWith("HTTP/1.1 503")
          .endsWith("none of the 1 connections to the destination was free in 300 ms");
      assertThat(line.fault()).startsWith("503");
    }
  }

  @Test
  void dialsForTheNextWhereAConnectionEnds() throws Exception {
    FakeLine line = new FakeLine();
    try (RawUpstream up = RawUpstream.start(with -> {
      with.request();
      with.say("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\nok");
    });
        Wired wired = wired(line, new Upstreams(1, 9, Duration.ofSeconds(5)));
        RawClient one = wired.gateway();
        RawClient two = wired.gateway()) {
      line.port = up.port();
      one.say(GET);
      two.say(GET);
      assertThat(one.answer()).endsWith("ok");
      assertThat(two.answer()).endsWith("ok");
      assertThat(up.connections).hasValue(2);
    }
  }
}
