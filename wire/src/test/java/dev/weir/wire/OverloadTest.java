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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What one client, or many, may take of everybody else's. */
class OverloadTest {

  private static final String GET = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
  private static final Crowd PLENTY = new Crowd(1000, 1000, 1000);

  private static final Line READING = exchange -> exchange.read(FakeLine.PLENTY).handle((body, fault) -> {
    exchange
        .answer(FakeLine.own(fault == null ? 200 : 503, fault == null ? "read" : "" + fault.getMessage()));
    return null;
  });

  private static Wired wired(Line line, Crowd crowd, long memory) throws IOException {
    return wired(line, crowd, memory, Limits.USUAL);
  }

  /** A server that waits for nobody. */
  private static Wired quick(Line line) throws IOException {
    return wired(line, PLENTY, 1 << 20, Wired.QUICK);
  }

  private static Wired wired(Line line, Crowd crowd, long memory, Limits limits)
      throws IOException {
    Listen.Socket any = new Listen.Socket(Ip.v4(0x7f000001), 0);
    return new Wired(
        new WireConfig(new Listen(any, any, any), 1, limits, crowd, Upstreams.USUAL, Optional.of(memory)),
        line);
  }

  private static String post(int length) {
    return "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: " + length + "\r\n\r\n";
  }

  @Test
  void turnsAwayTheConnectionThatIsOneTooMany() throws Exception {
    try (Wired wired = wired(READING, new Crowd(2, 1000, 1), 1 << 20); RawClient one = wired.gateway()) {
      assertThat(one.say(GET).answer()).startsWith("HTTP/1.1 200");
      try (RawClient two = wired.proxy()) {
        Wired.await(() -> wired.server.guard().connections() == 2);
        RawClient three = wired.gateway();
        assertThat(three.say(GET).answer()).startsWith("HTTP/1.1 503").contains("Retry-After: 1",
            "Connection: close", "\"rule\":\"(limits)\"", "as many connections as there may be");
        assertThat(three.rest()).isEmpty();
        assertThat(one.say(GET).answer()).startsWith("HTTP/1.1 200");
        three.close();
        assertThat(two.socket.isConnected()).isTrue();
      }
      assertThat(wired.server.guard().turnedAway(Shed.CONNECTIONS)).isOne();
      Wired.await(() -> wired.server.guard().connections() == 1);
      try (RawClient again = wired.gateway()) {
        assertThat(again.say(GET).answer()).startsWith("HTTP/1.1 200");
      }
    }
  }

  @Test
  void turnsAwayTheConnectionThatIsOneTooManyOfItsAddress() throws Exception {
    try (Wired wired = wired(READING, new Crowd(1000, 1, 1), 1 << 20);
        RawClient one = wired.gateway();
        RawClient two = wired.gateway()) {
      assertThat(one.say(GET).answer()).startsWith("HTTP/1.1 200");
      assertThat(two.answer()).startsWith("HTTP/1.1 503").contains("this address");
      assertThat(wired.server.guard().turnedAway(Shed.CONNECTIONS_PER_ADDRESS)).isOne();
    }
  }

  @Test
  void readsNoBodyThatThereIsNoMemoryFor() throws Exception {
    try (Wired wired = wired(READING, PLENTY, 100_000);
        RawClient one = wired.gateway();
        RawClient two = wired.gateway()) {
      one.say(post(60_000)).say("x".repeat(10));
      Wired.await(() -> wired.server.guard().bodies().held() == 60_000);
      assertThat(two.say(post(60_000)).answer()).startsWith("HTTP/1.1 503")
          .endsWith("no memory left for the body");
      assertThat(one.say("x".repeat(59_990)).answer()).endsWith("read");
      Wired.await(() -> wired.server.guard().bodies().held() == 0);
      assertThat(wired.server.guard().turnedAway(Shed.MEMORY)).isOne();
    }
  }

  @Test
  void stopsAChunkedBodyWhereThereIsNoMemoryForMore() throws Exception {
    try (Wired wired = wired(READING, PLENTY, 1000); RawClient client = wired.gateway()) {
      client
          .say("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3e9\r\n" + "x".repeat(1001));
      assertThat(client.answer()).startsWith("HTTP/1.1 503").endsWith("no memory left for the body");
      Wired.await(() -> wired.server.guard().bodies().held() == 0);
    }
  }

  @Test
  void beginsNothingNewWhileMemoryIsShort() throws Exception {
    try (Wired wired = wired(READING, PLENTY, 1000);
        RawClient early = wired.gateway();
        RawClient one = wired.gateway()) {
      assertThat(early.say(GET).answer()).startsWith("HTTP/1.1 200");
      one.say(post(1000));
      Wired.await(() -> wired.server.guard().tight());
      assertThat(early.say(GET).answer()).startsWith("HTTP/1.1 503").contains("Retry-After: 1", "(limits)");
      try (RawClient late = wired.gateway()) {
        assertThat(late.answer()).startsWith("HTTP/1.1 503").contains("Retry-After: 1");
      }
    }
  }

  @Test
  void givesBackWhatWasHeldForAClientThatHasGone() throws Exception {
    try (Wired wired = wired(READING, PLENTY, 1 << 20)) {
      try (RawClient client = wired.gateway()) {
        client.say(post(5000)).say("hello");
        Wired.await(() -> wired.server.guard().bodies().held() == 5000);
      }
      Wired.await(
          () -> wired.server.guard().bodies().held() == 0 && wired.server.guard().buffers().held() == 0);
    }
  }

  @Test
  void countsWhatWaitsOnStreamsThatNobodyReads() throws Exception {
    Line waiting = _ -> new CompletableFuture<>();
    try (Wired wired = wired(waiting, PLENTY, 1 << 20)) {
      try (FrameClient client = new FrameClient(wired.server.gatewayAddress()).open()) {
        for (int stream = 1; stream < 7; stream += 2) {
          client.headers(stream, 0, FrameClient.request("POST", "/up")).data(stream, false,
              "x".repeat(10_000));
        }
        Wired.await(() -> wired.server.guard().buffers().held() >= 30_000);
        client.frame(FrameClient.RST_STREAM, 0, 1, FrameClient.number(8));
        Wired.await(() -> wired.server.guard().buffers().held() < 30_000);
      }
      Wired.await(() -> wired.server.guard().buffers().held() == 0);
    }
  }

  @Test
  void holdsNoAnswerThatThereIsNoMemoryFor() throws Exception {
    FakeLine line = new FakeLine();
    line.answers = FakeLine.holding(FakeLine.PLENTY);
    try (
        RawUpstream up = RawUpstream
            .answering("HTTP/1.1 200 OK\r\nContent-Length: 2000\r\n\r\n" + "x".repeat(2000));
        Wired wired = wired(line, PLENTY, 1000);
        RawClient client = wired.gateway()) {
      line.port = up.port();
      assertThat(client.say(GET).answer()).startsWith("HTTP/1.1 503")
          .endsWith("no memory left to hold the answer in");
      Wired.await(() -> wired.server.guard().bodies().held() == 0);
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
    Wired.await(() -> wired.server.guard().connections() <= before);
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
    try (Wired wired = wired(waiting, PLENTY, 1 << 20); RawClient client = wired.gateway()) {
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
}
