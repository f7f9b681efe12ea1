package dev.weir.wire;

import static dev.weir.model.Status.BAD_UPSTREAM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.gateway.Ending;
import dev.weir.model.net.Ip;
import dev.weir.model.settings.AnswerRule;
import dev.weir.model.settings.ContentRule;
import dev.weir.model.settings.CredentialRule;
import dev.weir.model.settings.DestinationRule;
import dev.weir.model.settings.HttpVersions;
import dev.weir.model.settings.Injection;
import dev.weir.model.settings.Resilience;
import dev.weir.model.settings.Timeouts;
import dev.weir.model.settings.TlsRule;
import dev.weir.testkit.FaultyStandIn;
import java.io.IOException;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UpstreamFaultTest {

  private static final String GET = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

  private final FakeLine line = new FakeLine();
  private final Wired wired;

  UpstreamFaultTest() throws IOException {
    wired = new Wired(line);
  }

  @AfterEach
  void stop() {
    wired.close();
  }

  private static DestinationRule rule(CredentialRule credential) {
    return new DestinationRule("up", List.of(), Optional.empty(), "", DestinationRule.Api.NONE, List.of(),
        Optional.of(credential), TlsRule.USUAL, List.of(), List.of(), Timeouts.USUAL, AnswerRule.USUAL,
        ContentRule.USUAL,
        HttpVersions.NEGOTIATED, Resilience.NONE);
  }

  private String answerOf(RawUpstream.Script script) throws IOException {
    try (RawUpstream up = RawUpstream.start(script); RawClient client = wired.gateway()) {
      line.port = up.port();
      return client.say(GET).answer();
    }
  }

  @Test
  void tellsEachFaultBeforeTheAnswerInItsOwnWords() throws Exception {
    assertThat(answerOf(with -> with.request())).startsWith("HTTP/1.1 502")
        .endsWith("connection closed before the answer");
    assertThat(answerOf(with -> {
      with.request();
      with.reset();
    })).endsWith("connection reset before the answer");
    assertThat(answerOf(with -> {
      with.request();
      with.say("HTTP/1.1 200 OK\r\nCont");
    })).endsWith("connection closed in the answer's head");
    assertThat(answerOf(with -> {
      with.request();
      with.say("HTTP/1.1 200 OK\r\nA: b\r\n c\r\n\r\n");
    })).endsWith("malformed answer: a header line without a proper name");
    assertThat(answerOf(with -> {
      with.request();
      with.say("HTTP/1.1 101 Switching\r\nUpgrade: x\r\n\r\n");
    })).endsWith("malformed answer: another protocol that nobody asked for");
    assertThat(answerOf(with -> {
      with.request();
      with.say("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n");
    })).endsWith("malformed answer: Content-Length with Transfer-Encoding");
    assertThat(answerOf(with -> {
      with.request();
      with.say("HTTP/1.1 103 Early Hints\r\n\r\n".repeat(101) + OK);
    })).endsWith("malformed answer: more than 100 interim answers");
  }

  @Test
  void cutsTheClientWhereTheAnswerIsCut() throws Exception {
    String[] answers = {"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhello",
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\nhello"};
    String[] faults = {"answer shorter than its Content-Length", "chunked answer cut short"};
    for (int i = 0; i < answers.length; i++) {
      String answer = answers[i];
      try (RawUpstream up = RawUpstream.start(with -> {
        with.request();
        with.say(answer);
        Thread.sleep(50);
      }); RawClient client = wired.gateway()) {
        line.port = up.port();
        assertThat(client.say(GET).rest()).doesNotContain("\r\n0\r\n");
        Ending ending = line.ending();
        assertThat(ending.status()).isEqualTo(200);
        assertThat(ending.result()).isEqualTo(
            new Ending.Result.Fault(BAD_UPSTREAM, faults[i], true));
      }
    }
  }

  @Test
  void cutsTheClientWhereAFaultComesBehindWhatHasLeft() throws Exception {
    CountDownLatch left = new CountDownLatch(1);
    try (RawUpstream up = RawUpstream.start(with -> {
      with.request();
      with.say("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello");
      left.await();
      with.say("oooo");
    }); RawClient client = wired.gateway()) {
      line.port = up.port();
      assertThat(client.say(GET).head()).startsWith("HTTP/1.1 200");
      left.countDown();
      assertThat(client.rest()).startsWith("5\r\nhello").doesNotContain("\r\n0\r\n");
      assertThat(line.ending().result()).isEqualTo(
          new Ending.Result.Fault(BAD_UPSTREAM, "malformed answer: a chunk longer than its size", true));
    }
  }

  @Test
  void tellsOfAFaultInTheSameReadAsTheHead() throws Exception {
    String chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
    for (String broken : List.of("5\r\nhellooooo", "zz\r\n",
        "5\r\nhello\r\n0\r\nno trailer\r\n\r\n")) {
      assertThat(answerOf(with -> {
        with.request();
        with.say(chunked + broken);
        with.request();
      })).startsWith("HTTP/1.1 502").contains("malformed answer: ").doesNotContain("hello");
      Ending ending = line.ending();
      assertThat(ending.result()).isInstanceOfSatisfying(Ending.Result.Fault.class,
          fault -> assertThat(fault.answered()).isFalse());
    }
  }

  @Test
  void cutsTheClientWhereTheAnswerIsReset() throws Exception {
    for (String begun : List.of("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhello",
        "HTTP/1.1 200 OK\r\n\r\nhello")) {
      try (RawUpstream up = RawUpstream.start(with -> {
        with.request();
        with.say(begun);
        Thread.sleep(100);
        with.reset();
      }); RawClient client = wired.gateway()) {
        line.port = up.port();
        assertThat(client.say(GET).rest()).doesNotContain("\r\n0\r\n");
        assertThat(line.fault()).isEqualTo("502 connection reset in the answer");
      }
    }
  }

  @Test
  void takesAnAnswerWhoseUpstreamHasClosedItsHalfBehindIt() throws Exception {
    assertThat(answerOf(with -> {
      with.request();
      with.say(OK);
      with.socket.shutdownOutput();
      Thread.sleep(200);
    })).endsWith("ok");
  }

  @Test
  void endsAnUpstreamThatClosesItsHalfBeforeTheAnswer() throws Exception {
    assertThat(answerOf(with -> {
      with.request();
      with.socket.shutdownOutput();
      Thread.sleep(500);
    })).startsWith("HTTP/1.1 502").endsWith("connection closed before the answer");
  }

  @Test
  void tellsARefusedConnection() throws Exception {
    try (Socket nobody = FaultyStandIn.refusing(); RawClient client = wired.gateway()) {
      line.port = nobody.getLocalPort();
      assertThat(client.say(GET).answer()).startsWith("HTTP/1.1 502").endsWith("connection refused");
    }
  }

  @Test
  void repeatsAnIdempotentRequestOnceWhereAKeptConnectionHadDied() throws Exception {
    AtomicInteger number = new AtomicInteger();
    try (RawUpstream up = RawUpstream.start(with -> {
      int me = number.incrementAndGet();
      with.request();
      with.say(OK);
      with.request();
      if (me == 1) {
        with.reset();
      }
      with.say(OK);
    }); RawClient client = wired.gateway()) {
      line.port = up.port();
      assertThat(client.say(GET).answer()).endsWith("ok");
      assertThat(client.say(GET).answer()).endsWith("ok");
      assertThat(up.connections).hasValue(2);
      assertThat(up.requests).hasSize(3);
    }
  }

  @Test
  void keepsAConnectionForTheAddressThatItWasVettedForAndNoOther() throws Exception {
    try (RawUpstream up = RawUpstream.answering(OK); RawClient client = wired.gateway()) {
      line.port = up.port();
      assertThat(client.say(GET).answer()).endsWith("ok");
      line.vetted = Ip.v4(0x7f000002);
      assertThat(client.say(GET).answer()).startsWith("HTTP/1.1 502").endsWith("connection refused");
      line.vetted = Ip.v4(0x7f000001);
      assertThat(client.say(GET).answer()).endsWith("ok");
      assertThat(up.connections).hasValue(1);
    }
  }

  @Test
  void doesNotRepeatAPost() throws Exception {
    line.reads = true;
    try (RawUpstream up = RawUpstream.start(with -> {
      with.request();
      with.say(OK);
      with.request();
      with.reset();
    }); RawClient client = wired.gateway()) {
      line.port = up.port();
      assertThat(client.say(GET).answer()).endsWith("ok");
      client.say("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\nx");
      assertThat(client.answer()).startsWith("HTTP/1.1 502");
      assertThat(up.requests).hasSize(2);
    }
  }

  @Test
  void doesNotUseAConnectionThatClosedOrSpokeWhileItWasIdle() throws Exception {
    AtomicInteger number = new AtomicInteger();
    try (RawUpstream up = RawUpstream.start(with -> {
      with.request();
      with.say(OK);
      if (number.incrementAndGet() == 1) {
        with.say("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nevil");
      }
      Thread.sleep(5000);
    }); RawClient client = wired.gateway()) {
      line.port = up.port();
      assertThat(client.say(GET).answer()).endsWith("ok");
      Thread.sleep(50);
      assertThat(client.say(GET).answer()).endsWith("ok");
      assertThat(up.connections).hasValue(2);
    }
  }

  @Test
  void putsTheCredentialInAndNothingElseOfItsName() throws Exception {
    line.rule = Optional.of(rule(new CredentialRule("live", Injection.Header.BEARER)));
    try (RawUpstream up = RawUpstream.answering(OK); RawClient client = wired.gateway()) {
      line.port = up.port();
      client.say("GET / HTTP/1.1\r\nHost: a\r\nauthorization: Bearer mine\r\n\r\n");
      assertThat(client.answer()).endsWith("ok").doesNotContain("s3cret");
      assertThat(up.requests.get(0)).contains("Authorization: Bearer s3cret-for-upstream.test\r\n")
          .doesNotContain("mine");
    }
  }

  @Test
  void sendsNothingWithoutItsCredential() throws Exception {
    line.rule = Optional.of(rule(new CredentialRule("lost", Injection.Header.BEARER)));
    try (RawUpstream up = RawUpstream.answering(OK); RawClient client = wired.gateway()) {
      line.port = up.port();
      assertThat(client.say(GET).answer()).startsWith("HTTP/1.1 503").endsWith("credential not available");
      assertThat(up.requests).isEmpty();
    }
  }

  @Test
  void relaysAnAnswerThatComesBeforeTheRequestIsWhole() throws Exception {
    try (RawUpstream up = RawUpstream.start(with -> {
      with.until("\r\n\r\n");
      with.say("HTTP/1.1 413 Too Large\r\nContent-Length: 2\r\n\r\nno");
      Thread.sleep(300);
    }); RawClient client = wired.gateway()) {
      line.port = up.port();
      client.say("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\nx");
      assertThat(client.answer()).startsWith("HTTP/1.1 413").contains("Connection: close").endsWith("no");
    }
  }

  @Test
  void tellsAnUpstreamOfARequestThatTheClientDidNotFinish() throws Exception {
    try (RawUpstream up = RawUpstream.start(with -> with.request());
        Wired quick = new Wired(line, Wired.QUICK);
        RawClient client = quick.gateway()) {
      line.port = up.port();
      client.say("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n");
      assertThat(client.answer()).startsWith("HTTP/1.1 400").endsWith("request body: no proper chunk size");
      assertThat(up.requests).isEmpty();
    }
  }
}
