package dev.weir.audit.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weir.audit.Events;
import dev.weir.audit.Stored;
import dev.weir.model.Credentials;
import dev.weir.model.Secret;
import dev.weir.model.net.Target;
import dev.weir.model.settings.ExportTarget;
import dev.weir.model.settings.ExportTerms;
import dev.weir.testkit.Answer;
import dev.weir.testkit.Fault;
import dev.weir.testkit.FaultyStandIn;
import dev.weir.testkit.StandIn;
import dev.weir.testkit.TestAuthority;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Receivers that do what they should not: each is given up in time, and told without a secret. */
class SinkFaultsTest {

  private static final Duration SHORT = Duration.ofMillis(300);
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Shipment TWO = new Shipment("weir-audit/1", List.of(new Stored(7, Events.intent(1)),
      new Stored(8, Events.refusal(2))), false);
  /** More than the buffers of a connection hold. */
  private static final Shipment MANY = new Shipment("weir-audit/1",
      Collections.nCopies(40_000, new Stored(7, Events.intent(1))), false);
  private static final Credentials TOKEN = (_, _) -> Secret
      .own("s3cr3t-t0ken".getBytes(StandardCharsets.UTF_8));

  @TempDir
  Path folder;

  @Test
  void showsWhoItIsAndWhatItSends() throws Exception {
    try (StandIn there = StandIn.http("siem.test").on("POST", "/in", _ -> Answer.empty(204));
        Sink sink = post(there.port(), TOKEN, LONG)) {
      sink.send(TWO);
      assertThat(there.lastRequest().header("Authorization")).contains("Bearer s3cr3t-t0ken");
      assertThat(there.lastRequest().header("Weir-Log")).contains("weir-audit/1");
      assertThat(there.lastRequest().header("Weir-Sequence")).contains("7-8");
      assertThat(there.lastRequest().text().lines()).hasSize(2);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 400, 401, 413, 500, 503})
  void whatIsNotTakenIsNotBelievedToBe(int status) throws Exception {
    try (StandIn there = StandIn.http("siem.test").on("POST", "/in",
        _ -> Answer.empty(status).with("Location", "http://127.0.0.1:1/"));
        Sink sink = post(there.port(), TOKEN, LONG)) {
      assertThatThrownBy(() -> sink.send(TWO)).isInstanceOf(IOException.class)
          .isNotInstanceOf(Busy.class).hasMessage("127.0.0.1 answers " + status);
      assertThat(there.requests()).hasSize(1);
    }
  }

  @Test
  void waitsForAsLongAsItIsAskedTo() throws Exception {
    try (StandIn there = StandIn.http("siem.test").on("POST", "/in",
        _ -> Answer.empty(429).with("Retry-After", "17"));
        Sink sink = post(there.port(), TOKEN, LONG)) {
      Busy busy = catchThrowableOfType(Busy.class, () -> sink.send(TWO));
      assertThat(busy.pause()).isEqualTo(Duration.ofSeconds(17));
    }
    Instant now = Instant.parse("2026-11-23T00:00:00Z");
    assertThat(Busy.asked("Mon, 23 Nov 2026 00:01:00 GMT", now)).contains(Duration.ofMinutes(1));
    assertThat(Busy.asked("Sun, 22 Nov 2026 00:01:00 GMT", now)).isEmpty();
    for (String nonsense : List.of("", "-5", "soon", "1e9", "99999999999999999999", "٣")) {
      assertThat(Busy.asked(nonsense, now)).as(nonsense).isEmpty();
    }
    assertThat(new Busy("", Duration.ofDays(9)).pause()).isEqualTo(Duration.ofMinutes(10));
  }

  @Test
  void givesUpOneThatHangsOrAnswersForEver() throws Exception {
    for (Fault fault : List.of(Fault.hangs(), Fault.dribbles("x".repeat(1000), Duration.ofSeconds(5)))) {
      try (FaultyStandIn there = FaultyStandIn.that(fault);
          Sink sink = post(there.address().getPort(), TOKEN, SHORT)) {
        assertThatThrownBy(() -> sink.send(TWO)).isInstanceOf(IOException.class)
            .hasMessageStartingWith("127.0.0.1 has not answered within");
      }
    }
  }

  @Test
  void givesUpOneThatResets() {
    for (Fault fault : List.of(Fault.resetsBeforeTheAnswer(), Fault.closesBeforeTheAnswer(),
        Fault.resetsWithinTheAnswer(), Fault.speaksNoHttp())) {
      assertThatThrownBy(() -> {
        try (FaultyStandIn there = FaultyStandIn.that(fault);
            Sink sink = post(there.address().getPort(), TOKEN, LONG)) {
          sink.send(TWO);
        }
      }).isInstanceOf(IOException.class).hasMessageStartingWith("127.0.0.1 cannot be reached");
    }
  }

  @Test
  void aSecretThatIsNoHeaderStandsInNoMessage() throws Exception {
    Credentials broken = (_, _) -> Secret.own("s3cr3t\r\nX-Evil: 1".getBytes(StandardCharsets.UTF_8));
    try (StandIn there = StandIn.http("siem.test"); Sink sink = post(there.port(), broken, LONG)) {
      IOException e = catchThrowableOfType(IOException.class, () -> sink.send(TWO));
      StringWriter all = new StringWriter();
      e.printStackTrace(new PrintWriter(all));
      assertThat(all.toString()).contains("the secret token cannot stand in a header")
          .doesNotContain("s3cr3t");
      assertThat(there.requests()).isEmpty();
    }
  }

  @Test
  void believesTheAuthoritiesThatItIsGivenAndNoOthers() throws Exception {
    TestAuthority authority = TestAuthority.create();
    Optional<Path> ours = Optional.of(authority.writePem(folder.resolve("ours.pem")));
    Optional<Path> theirs = Optional.of(TestAuthority.create().writePem(folder.resolve("theirs.pem")));
    try (StandIn there = StandIn.https("siem.test", authority).on("POST", "/in", _ -> Answer.empty(200))) {
      Target url = Target.absolute("https://127.0.0.1:" + there.port() + "/in").orElseThrow();
      try (Sink sink = open(new ExportTarget.Post(url, ours, Optional.empty()))) {
        sink.send(TWO);
      }
      try (Sink sink = open(new ExportTarget.Post(url, theirs, Optional.empty()))) {
        assertThatThrownBy(() -> sink.send(TWO)).isInstanceOf(IOException.class);
      }
      assertThat(there.requests()).hasSize(1);
    }
  }

  private static Sink open(ExportTarget to) throws IOException {
    return OpenSink.of(new ExportTerms("x", ExportTerms.Form.JSONL,
        Set.of(), Optional.empty(), to), TOKEN);
  }

  @Test
  void givesUpAReceiverThatStopsReading() throws Exception {
    try (ServerSocket receiver = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Sink sink = socket(receiver, false, SHORT)) {
      assertThatThrownBy(() -> sink.send(MANY)).isInstanceOf(IOException.class)
          .hasMessageStartingWith("127.0.0.1:" + receiver.getLocalPort());
    }
  }

  @Test
  void givesUpAReceiverThatNeverShakesHands() throws Exception {
    try (ServerSocket receiver = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Sink sink = socket(receiver, true, SHORT)) {
      assertThatThrownBy(() -> sink.send(TWO)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void noticesAReceiverThatHasLeftBeforeItSendsMore() throws Exception {
    try (ServerSocket receiver = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Sink sink = socket(receiver, false, LONG)) {
      sink.send(TWO);
      receiver.accept().close();
      sink.send(TWO);
      try (Socket second = receiver.accept()) {
        assertThat(second.getInputStream().readNBytes(14)).asString(StandardCharsets.US_ASCII)
            .isEqualTo("{\"sequence\":7,");
      }
    }
  }

  private static Sink socket(ServerSocket receiver, boolean tls, Duration patience) {
    return new SocketSink(new SocketSink.Way("127.0.0.1", receiver.getLocalPort(), tls, Optional.empty()),
        Format.jsonl, patience);
  }

  private static Sink post(int port, Credentials credentials, Duration patience) {
    Target url = Target.absolute("http://127.0.0.1:" + port + "/in").orElseThrow();
    return new HttpSink(new ExportTarget.Post(url, Optional.empty(),
        Optional.of(new ExportTarget.Filled("token", "Authorization", "Bearer {}"))), Optional.empty(),
        Format.jsonl,
        credentials, patience);
  }
}
