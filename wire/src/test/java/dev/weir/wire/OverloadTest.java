package dev.weir.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.gateway.Line;
import dev.weir.model.net.Ip;
import dev.weir.model.settings.Limits.Crowd;
import dev.weir.model.settings.Limits.Upstreams;
import dev.weir.model.settings.Listen;
import dev.weir.wire.guard.Shed;
import dev.weir.wire.http.Limits;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** What one client, or many, may take of everybody else's. */
class OverloadTest {

  private static final String GET = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
  private static final Crowd PLENTY = new Crowd(1000, 1000, 1000);
  private static final Upstreams ANY = Upstreams.USUAL;

  private static final Line READING = exchange -> exchange.read(FakeLine.PLENTY).handle((body, fault) -> {
    exchange
        .answer(FakeLine.own(fault == null ? 200 : 503, fault == null ? "read" : "" + fault.getMessage()));
    return null;
  });

  private static Wired wired(Line line, Crowd crowd, Upstreams upstreams, long memory) throws IOException {
    return wired(line, crowd, upstreams, memory, Limits.USUAL);
  }

  /** A server that waits for nobody. */
  private static Wired quick(Line line) throws IOException {
    return wired(line, PLENTY, ANY, 1 << 20, Wired.QUICK);
  }

  private static Wired wired(Line line, Crowd crowd, Upstreams upstreams, long memory, Limits limits)
      throws IOException {
    Listen.Socket any = new Listen.Socket(Ip.v4(0x7f000001), 0);
    return new Wired(
        new WireConfig(new Listen(any, any, any), 1, limits, crowd, upstreams, Optional.of(memory)),
        line);
  }

  private static String post(int length) {
    return "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: " + length + "\r\n\r\n";
  }

  private static void await(BooleanSupplier what) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!what.getAsBoolean()) {
      assertThat(System.nanoTime()).isLessThan(end);
      Thread.sleep(10);
    }
  }

  @Test
  void turnsAwayTheConnectionThatIsOneTooMany() throws Exception {
    try (Wired wired = wired(READING, new Crowd(2, 1000, 1), ANY, 1 << 20); RawClient one = wired.gateway()) {
      assertThat(one.say(GET).answer()).startsWith("HTTP/1.1 200");
      try (RawClient two = wired.proxy()) {
        await(() -> wired.server.guard().connections() == 2);
        RawClient three = wired.gateway();
        assertThat(three.say(GET).answer()).startsWith("HTTP/1.1 503").contains("Retry-After: 1",
            "Connection: close", "\"rule\":\"(limits)\"", "as many connections as there may be");
        assertThat(three.rest()).isEmpty();
        assertThat(one.say(GET).answer()).startsWith("HTTP/1.1 200");
        three.close();
        assertThat(two.socket.isConnected()).isTrue();
      }
      assertThat(wired.server.guard().turnedAway(Shed.CONNECTIONS)).isOne();
      await(() -> wired.server.guard().connections() == 1);
      try (RawClient again = wired.gateway()) {
        assertThat(again.say(GET).answer()).startsWith("HTTP/1.1 200");
      }
    }
  }

  @Test
  void turnsAwayTheConnectionThatIsOneTooManyOfItsAddress() throws Exception {
    try (Wired wired = wired(READING, new Crowd(1000, 1, 1), ANY, 1 << 20);
        RawClient one = wired.gateway();
        RawClient two = wired.gateway()) {
      assertThat(one.say(GET).answer()).startsWith("HTTP/1.1 200");
      assertThat(two.answer()).startsWith("HTTP/1.1 503").contains("this address");
      assertThat(wired.server.guard().turnedAway(Shed.CONNECTIONS_PER_ADDRESS)).isOne();
    }
  }

  @Test
  void readsNoBodyThatThereIsNoMemoryFor() throws Exception {
    try (Wired wired = wired(READING, PLENTY, ANY, 100_000);
        RawClient one = wired.gateway();
        RawClient two = wired.gateway()) {
      one.say(post(60_000)).say("x".repeat(10));
      await(() -> wired.server.guard().bodies().held() == 60_000);
      assertThat(two.say(post(60_000)).answer()).startsWith("HTTP/1.1 503")
          .endsWith("no memory left for the body");
      assertThat(one.say("x".repeat(59_990)).answer()).endsWith("read");
      await(() -> wired.server.guard().bodies().held() == 0);
      assertThat(wired.server.guard().turnedAway(Shed.MEMORY)).isOne();
    }
  }

  @Test
  void stopsAChunkedBodyWhereThereIsNoMemoryForMore() throws Exception {
    try (Wired wired = wired(READING, PLENTY, ANY, 1000); RawClient client = wired.gateway()) {
      client
          .say("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3e9\r\n" + "x".repeat(1001));
      assertThat(client.answer()).startsWith("HTTP/1.1 503").endsWith("no memory left for the body");
      await(() -> wired.server.guard().bodies().held() == 0);
    }
  }

  @Test
  void beginsNothingNewWhileMemoryIsShort() throws Exception {
    try (Wired wired = wired(READING, PLENTY, ANY, 1000);
        RawClient early = wired.gateway();
        RawClient one = wired.gateway()) {
      assertThat(early.say(GET).answer()).startsWith("HTTP/1.1 200");
      one.say(post(1000));
      await(() -> wired.server.guard().tight());
      assertThat(early.say(GET).answer()).startsWith("HTTP/1.1 503").contains("Retry-After: 1", "(limits)");
      try (RawClient late = wired.gateway()) {
        assertThat(late.answer()).startsWith("HTTP/1.1 503").contains("Retry-After: 1");
      }
    }
  }

  @Test
  void givesBackWhatWasHeldForAClientThatHasGone() throws Exception {
    try (Wired wired = wired(READING, PLENTY, ANY, 1 << 20)) {
      try (RawClient client = wired.gateway()) {
        client.say(post(5000)).say("hello");
        await(() -> wired.server.guard().bodies().held() == 5000);
      }
      await(() -> wired.server.guard().bodies().held() == 0 && wired.server.guard().buffers().held() == 0);
    }
  }

  @Test
  void countsWhatWaitsOnStreamsThatNobodyReads() throws Exception {
    Line waiting = _ -> new CompletableFuture<>();
    try (Wired wired = wired(waiting, PLENTY, ANY, 1 << 20)) {
      try (FrameClient client = new FrameClient(wired.server.gatewayAddress()).open()) {
        for (int stream = 1; stream < 7; stream += 2) {
          client.headers(stream, 0, FrameClient.request("POST", "/up")).data(stream, false,
              "x".repeat(10_000));
        }
        await(() -> wired.server.guard().buffers().held() >= 30_000);
        client.frame(FrameClient.RST_STREAM, 0, 1, FrameClient.number(8));
        await(() -> wired.server.guard().buffers().held() < 30_000);
      }
      await(() -> wired.server.guard().buffers().held() == 0);
    }
  }

  @Test
  void holdsNoAnswerThatThereIsNoMemoryFor() throws Exception {
    FakeLine line = new FakeLine();
    line.answers = FakeLine.holding(FakeLine.PLENTY);
    try (
        RawUpstream up = RawUpstream
            .answering("HTTP/1.1 200 OK\r\nContent-Length: 2000\r\n\r\n" + "x".repeat(2000));
        Wired wired = wired(line, PLENTY, ANY, 1000);
        RawClient client = wired.gateway()) {
      line.port = up.port();
      assertThat(client.say(GET).answer()).startsWith("HTTP/1.1 503")
          .endsWith("no memory left to hold the answer in");
      await(() -> wired.server.guard().bodies().held() == 0);
    }
  }

  @Test
  void endsABodyThatDrips() throws Exception {
    try (Wired wired = quick(READING); RawClient client = wired.gateway()) {
      client.say(post(1000));
      CompletableFuture<Void> dripping = CompletableFuture.runAsync(() -> drip(client));
      assertThat(client.answer()).startsWith("HTTP/1.1 503").endsWith("the client sent too slowly");
      dripping.cancel(true);
    }
  }

  private static void drip(RawClient client) {
    try {
      while (true) {
        client.say("x");
        Thread.sleep(100);
      }
    } catch (IOException | InterruptedException e) {
      // It was cut off, which is what the test is about.
    }
  }

  @Test
  void endsAnAnswerThatIsNotRead() throws Exception {
    FakeLine line = new FakeLine();
    int size = 40 << 20;
    line.answers = FakeLine.streaming(size);
    try (RawUpstream up = RawUpstream.start(with -> {
      with.request();
      with.say("HTTP/1.1 200 OK\r\nContent-Length: " + size + "\r\n\r\n");
      with.socket.getOutputStream().write(new byte[size]);
    }); Wired wired = quick(line); RawClient client = wired.gateway()) {
      line.port = up.port();
      client.say(GET).head();
      assertThat(line.fault()).isEqualTo("400 the client read its answer too slowly");
      assertThat(wired.server.guard().turnedAway(Shed.TOO_SLOW)).isOne();
    }
  }

  @Test
  void closesManyThatSendTheirHeadsSlowlyWhileOthersAreServed() throws Exception {
    try (Wired wired = quick(READING)) {
      List<RawClient> slow = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        slow.add(wired.gateway().say("GET / HTTP/1.1\r\nHost"));
      }
      do {
        slow.forEach(each -> tell(each, ":"));
        assertServed(wired);
      } while (wired.server.guard().connections() > 0);
      for (RawClient each : slow) {
        assertThat(each.rest()).isIn("", "[reset]");
        each.close();
      }
    }
  }

  private static void assertServed(Wired wired) throws IOException, InterruptedException {
    int before = wired.server.guard().connections();
    try (RawClient healthy = wired.gateway()) {
      assertThat(healthy.say(GET).answer()).startsWith("HTTP/1.1 200");
    }
    await(() -> wired.server.guard().connections() <= before);
  }

  private static void tell(RawClient client, String more) {
    try {
      client.say(more);
    } catch (IOException e) {
      // Closed already.
    }
  }

  @Test
  void takesNoMoreRequestsThanItHasAnswered() throws Exception {
    CompletableFuture<Void> go = new CompletableFuture<>();
    Line waiting = exchange -> go.thenRunAsync(() -> exchange.answer(FakeLine.own(200, "ok")),
        exchange.loop());
    int many = 20_000;
    try (Wired wired = wired(waiting, PLENTY, ANY, 1 << 20); RawClient client = wired.gateway()) {
      CompletableFuture<Void> sent = CompletableFuture.runAsync(() -> tell(client, GET.repeat(many * 10)));
      Thread.sleep(200);
      assertThat(wired.server.guard().buffers().held()).isLessThan(256 << 10);
      assertThat(sent).isNotDone();
      go.complete(null);
      for (int i = 0; i < 100; i++) {
        assertThat(client.answer()).endsWith("ok");
      }
    }
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
        Wired wired = wired(line, PLENTY, new Upstreams(1, 1, Duration.ofSeconds(5)), 1 << 20);
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
        Wired wired = wired(line, PLENTY, new Upstreams(1, 9, Duration.ofMillis(300)), 1 << 20);
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
        Wired wired = wired(line, PLENTY, new Upstreams(1, 9, Duration.ofSeconds(5)), 1 << 20);
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

  @Test
  void letsARequestThatIsOnItsWayBeAnsweredWhileItCloses() throws Exception {
    try (Wired wired = wired(READING, PLENTY, ANY, 1 << 20); RawClient idle = wired.gateway()) {
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
    }); Wired wired = new Wired(line, Limits.USUAL); RawClient client = wired.gateway()) {
      line.port = up.port();
      client.say(GET);
      line.seen.take();
      wired.server.close();
      assertThat(line.fault()).isEqualTo("400 Weir ended before the call did");
      assertThat(client.rest()).isEmpty();
    }
  }
}
