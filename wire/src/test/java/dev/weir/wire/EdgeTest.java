package dev.weir.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.gateway.Ending;
import dev.weir.gateway.Exchange;
import dev.weir.gateway.Line;
import dev.weir.model.net.Bytes;
import dev.weir.model.net.Ip;
import dev.weir.model.settings.Listen;
import dev.weir.wire.http.Limits;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EdgeTest {

  private static final String GET = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";

  /** Answers without a look at the body. */
  private static final Line DENYING = exchange -> {
    exchange.answer(FakeLine.own(403, "no"));
    return FakeLine.done();
  };

  private static CompletionStage<Void> echo(Exchange exchange, long max) {
    return exchange.read(max).handle((body, fault) -> {
      exchange.answer(fault == null
          ? FakeLine.own(200, body.utf8())
          : FakeLine.own(413, String.valueOf(fault.getMessage())));
      return null;
    });
  }

  @Test
  void asksForABodyThatTheClientHoldsBack() throws Exception {
    try (Wired wired = new Wired(exchange -> echo(exchange, 10)); RawClient client = wired.gateway()) {
      client.say("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n");
      assertThat(client.head()).isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
      assertThat(client.say("hi").answer()).endsWith("hi");
      assertThat(client.say(GET).answer()).startsWith("HTTP/1.1 200");
    }
  }

  @Test
  void closesWhereABodyWasHeldBackAndNotAskedFor() throws Exception {
    try (Wired wired = new Wired(DENYING); RawClient client = wired.gateway()) {
      client.say("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n");
      assertThat(client.answer()).startsWith("HTTP/1.1 403").contains("Connection: close");
      assertThat(client.rest()).isEmpty();
    }
  }

  @Test
  void passesOverASmallBodyThatNobodyRead() throws Exception {
    try (Wired wired = new Wired(DENYING); RawClient client = wired.gateway()) {
      for (int i = 0; i < 3; i++) {
        client.say("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhe");
        assertThat(client.answer()).startsWith("HTTP/1.1 403").doesNotContain("Connection");
        client.say("llo");
        client.say("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n0\r\n\r\n");
        assertThat(client.answer()).startsWith("HTTP/1.1 403");
      }
    }
  }

  @Test
  void answersBeforeABodyThatIsTooLargeAndCloses() throws Exception {
    try (Wired wired = new Wired(exchange -> echo(exchange, 1000)); RawClient client = wired.gateway()) {
      client.say("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9000000\r\n\r\n" + "x".repeat(100_000));
      assertThat(client.answer()).startsWith("HTTP/1.1 413").contains("Connection: close")
          .endsWith("body over 1000 bytes");
      assertThat(client.rest()).isEmpty();
    }
  }

  @Test
  void stopsAChunkedBodyAtTheCap() throws Exception {
    try (Wired wired = new Wired(exchange -> echo(exchange, 4)); RawClient client = wired.gateway()) {
      client.say("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n");
      assertThat(client.answer()).startsWith("HTTP/1.1 413").endsWith("body over 4 bytes");
    }
  }

  @Test
  void refusesABrokenChunk() throws Exception {
    try (Wired wired = new Wired(exchange -> echo(exchange, 100)); RawClient client = wired.gateway()) {
      client.say("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5 \r\nhello\r\n0\r\n\r\n");
      assertThat(client.answer()).contains("Connection: close").endsWith("no proper chunk size");
      assertThat(client.rest()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"CONNECT a:443 HTTP/1.1\r\nHost: a:443\r\n\r\n",
    "GET http://a/ HTTP/1.1\r\nHost: a\r\n\r\n", "GET / HTTP/1.1\r\n\r\n",
    "OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n",
    "GET / HTTP/2.0\r\nHost: a\r\n\r\n", "GET / HTTP/1.1\nHost: a\n\n", " GET / HTTP/1.1\r\n\r\n",
    "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nExpect: more\r\n\r\n", "\u0016\u0003\u0001"})
  void refusesWhatIsNoRequestForTheGateway(String raw) throws Exception {
    try (Wired wired = new Wired(DENYING); RawClient client = wired.gateway()) {
      assertThat(client.say(raw).answer()).startsWith("HTTP/1.1 400 Bad Request\r\n").contains("Date: ",
          "Weir-Request-Id: ", "Connection: close");
      assertThat(client.rest()).isEmpty();
      assertThat(wired.flaw()).startsWith("GATEWAY ");
      assertThat(wired.misread).isEmpty();
    }
  }

  @Test
  void refusesHeadsThatAreTooLarge() throws Exception {
    try (Wired wired = new Wired(DENYING)) {
      for (String raw : new String[]{"GET /" + "a".repeat(8192) + " HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nX: " + "a".repeat(40_000) + "\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\n" + "X: y\r\n".repeat(101) + "\r\n"}) {
        try (RawClient client = wired.gateway()) {
          assertThat(client.say(raw).answer()).startsWith("HTTP/1.1 431");
          assertThat(wired.flaw()).isIn("GATEWAY a head over the limit",
              "GATEWAY more than 100 header fields");
        }
      }
    }
  }

  @Test
  void endsSlowHeadsIdleConnectionsAndSlowBodies() throws Exception {
    try (Wired wired = new Wired(exchange -> echo(exchange, 100), Wired.QUICK)) {
      try (RawClient slow = wired.gateway()) {
        assertThat(slow.say("GET / HT").rest()).isEmpty();
      }
      try (RawClient idle = wired.gateway()) {
        assertThat(idle.say(GET).answer()).startsWith("HTTP/1.1 200");
        assertThat(idle.rest()).isEmpty();
      }
      try (RawClient body = wired.gateway()) {
        body.say("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhe");
        assertThat(body.answer()).contains("Connection: close")
            .endsWith("the client sent nothing for too long");
      }
    }
  }

  @Test
  void answersForALineThatThrows() throws Exception {
    Line faulty = exchange -> switch (exchange.incoming().target()) {
      case "/throws" -> throw new IllegalStateException("a bug");
      case "/fails" -> CompletableFuture.failedFuture(new IllegalStateException("a bug"));
      default -> FakeLine.done();
    };
    try (Wired wired = new Wired(faulty)) {
      for (String path : new String[]{"/throws", "/fails", "/forgets"}) {
        try (RawClient client = wired.gateway()) {
          client.say("GET " + path + " HTTP/1.1\r\nHost: a\r\n\r\n");
          assertThat(client.answer()).startsWith("HTTP/1.1 500").contains("(fault)").doesNotContain("a bug");
        }
      }
    }
  }

  @Test
  void saysThatTheClientHasGoneWhileNothingIsForwarded() throws Exception {
    CompletableFuture<Exchange> asked = new CompletableFuture<>();
    CompletableFuture<Void> gone = new CompletableFuture<>();
    CompletableFuture<Void> late = new CompletableFuture<>();
    Line waiting = exchange -> {
      exchange.whenGone(() -> gone.complete(null));
      asked.complete(exchange);
      return new CompletableFuture<>();
    };
    try (Wired wired = new Wired(waiting)) {
      try (RawClient client = wired.gateway()) {
        client.say(GET);
        asked.get(10, TimeUnit.SECONDS);
        assertThat(gone).isNotDone();
      }
      gone.get(10, TimeUnit.SECONDS);
      Exchange exchange = asked.join();
      exchange.loop().execute(() -> exchange.whenGone(() -> late.complete(null)));
      late.get(10, TimeUnit.SECONDS);
    }
  }

  @Test
  void closesTheUpstreamOnceTheClientHasGone() throws Exception {
    FakeLine line = new FakeLine();
    CompletableFuture<Integer> end = new CompletableFuture<>();
    try (RawUpstream up = RawUpstream.start(with -> {
      with.request();
      end.complete(with.socket.getInputStream().read());
    }); Wired wired = new Wired(line)) {
      line.port = up.port();
      try (RawClient client = wired.gateway()) {
        client.say(GET);
        line.seen.take();
        Thread.sleep(50);
      }
      assertThat(line.fault()).isEqualTo("400 client went away");
      assertThat(end.get()).isEqualTo(-1);
    }
  }

  @Test
  void readsAndSendsNothingForAClientThatHasGone() throws Exception {
    CompletableFuture<Exchange> taken = new CompletableFuture<>();
    CompletableFuture<Void> over = new CompletableFuture<>();
    FakeLine line = new FakeLine();
    Line waiting = exchange -> {
      taken.complete(exchange);
      return over;
    };
    try (RawUpstream up = RawUpstream.answering(""); Wired wired = new Wired(waiting)) {
      line.port = up.port();
      try (RawClient client = wired.gateway()) {
        client.say("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhe");
        taken.get();
      }
      Thread.sleep(50);
      Exchange exchange = taken.get();
      CompletableFuture<Object> read = new CompletableFuture<>();
      exchange.loop().execute(() -> exchange.read(10).whenComplete((_, fault) -> {
        read.complete(String.valueOf(fault.getMessage()));
        line.forward(exchange, Optional.of(Bytes.EMPTY)).thenRun(() -> over.complete(null));
      }));
      assertThat(read.get()).isEqualTo("client went away");
      over.get();
      assertThat(line.fault()).isEqualTo("400 client went away");
      assertThat(up.connections).hasValue(0);
    }
  }

  @Test
  void pausesAnUpstreamThatTheClientDoesNotKeepUpWith() throws Exception {
    FakeLine line = new FakeLine();
    int size = 30 << 20;
    line.answers = FakeLine.streaming(size);
    try (RawUpstream up = RawUpstream.start(with -> {
      with.request();
      with.say("HTTP/1.1 200 OK\r\nContent-Length: " + size + "\r\n\r\n");
      byte[] piece = new byte[1 << 20];
      for (int i = 0; i < size; i += piece.length) {
        with.socket.getOutputStream().write(piece);
      }
    }); Wired wired = new Wired(line); RawClient client = wired.gateway()) {
      line.port = up.port();
      client.say(GET).head();
      Thread.sleep(300);
      assertThat(line.endings).as("not all was taken in while nobody read").isEmpty();
      byte[] buffer = new byte[1 << 16];
      long read = 0;
      while (read < size) {
        read += client.socket.getInputStream().read(buffer);
      }
      assertThat(line.ending().result()).isInstanceOf(Ending.Result.Complete.class);
    }
  }

  @Test
  void pausesAClientThatTheUpstreamDoesNotKeepUpWith() throws Exception {
    FakeLine line = new FakeLine();
    int size = 30 << 20;
    CompletableFuture<Void> go = new CompletableFuture<>();
    try (RawUpstream up = RawUpstream.start(with -> {
      with.until("\r\n\r\n");
      go.join();
      with.socket.getInputStream().readNBytes(size);
      with.say("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
    }); Wired wired = new Wired(line); RawClient client = wired.gateway()) {
      line.port = up.port();
      CompletableFuture<Void> sent = CompletableFuture.runAsync(() -> {
        try {
          client.say("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: " + size + "\r\n\r\n" + "x".repeat(size));
        } catch (IOException e) {
          throw new IllegalStateException(e);
        }
      });
      Thread.sleep(300);
      assertThat(sent).isNotDone();
      go.complete(null);
      assertThat(client.answer()).endsWith("ok");
      assertThat(line.ending().sentBytes()).isGreaterThan(size);
    }
  }

  @Test
  void finishesCallsInFlightWhileItCloses() throws Exception {
    FakeLine line = new FakeLine();
    CompletableFuture<Void> go = new CompletableFuture<>();
    try (RawUpstream up = RawUpstream.start(with -> {
      with.request();
      go.join();
      with.say("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
    }); Wired wired = new Wired(line); RawClient client = wired.gateway(); RawClient idle = wired.gateway()) {
      line.port = up.port();
      client.say(GET);
      line.seen.take();
      CompletableFuture<Void> closed = CompletableFuture.runAsync(wired.server::close);
      assertThat(idle.rest()).isEmpty();
      go.complete(null);
      assertThat(client.answer()).contains("Connection: close").endsWith("ok");
      closed.get();
    }
  }

  @Test
  void saysWhichPortIsTaken() throws Exception {
    try (RawUpstream up = RawUpstream.answering("")) {
      Listen.Socket taken = new Listen.Socket(Ip.v4(0x7f000001), up.port());
      Listen.Socket any = new Listen.Socket(Ip.v4(0x7f000001), 0);
      assertThatThrownBy(
          () -> WireServer.start(new WireConfig(new Listen(any, taken, any), 1, Limits.USUAL), DENYING,
              new Wired.OneLeaf(), new Wired.TrustingTls(), Wired.means()))
          .isInstanceOf(IOException.class)
          .hasMessage(
              "cannot listen on " + taken + " for the proxy: the port is taken; stop what listens there,"
                  + " or set listen.proxy to another address and port");
    }
  }
}
