package dev.weir.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.model.settings.AnswerRule;
import dev.weir.model.settings.ContentRule;
import dev.weir.model.settings.DestinationRule;
import dev.weir.model.settings.HttpVersions;
import dev.weir.model.settings.Resilience;
import dev.weir.model.settings.Timeouts;
import dev.weir.model.settings.TlsRule;
import dev.weir.wire.tunnel.HelloBytes;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may pass through a CONNECT that is not opened: TLS for the host that it names, and nothing that tries to be more. */
class TunnelTest {

  private static final String CONNECT = "CONNECT upstream.test:443 HTTP/1.1\r\nHost: upstream.test:443\r\n\r\n";

  private final FakeLine line = new FakeLine();
  private final Wired wired;
  private final AtomicInteger toldUpstream = new AtomicInteger();
  private final RawUpstream up = RawUpstream.start(with -> {
    with.say("banner");
    while (with.socket.getInputStream().read() >= 0) {
      toldUpstream.incrementAndGet();
    }
  });

  TunnelTest() throws IOException {
    wired = new Wired(line, Wired.QUICK);
    line.port = up.port();
  }

  @AfterEach
  void stop() throws IOException {
    up.close();
    wired.close();
  }

  private String refusalOf(String opening) throws Exception {
    try (RawClient client = wired.proxy()) {
      client.say(CONNECT).head();
      client.say(opening);
      assertThat(client.rest()).doesNotContain("banner");
    }
    assertThat(toldUpstream).as("bytes that reached the upstream").hasValue(0);
    return line.fault();
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET / HTTP/1.1\r\n\r\n", "CONNECT other.test:443 HTTP/1.1\r\n\r\n",
    "SSH-2.0-OpenSSH\r\n",
    "\u0016\u0002\u0000\u0000\u0001\u0001", "\u0000"})
  void cutsWhatIsNoTls(String opening) throws Exception {
    assertThat(refusalOf(opening)).isEqualTo("502 something other than TLS in the tunnel");
  }

  @Test
  void cutsTlsForAnotherHost() throws Exception {
    assertThat(refusalOf(HelloBytes.of("evil.test")))
        .isEqualTo("502 another name in the hello of TLS than in the CONNECT");
    assertThat(refusalOf(new HelloBytes().name("public.ech.test").encrypted().text(10)))
        .isEqualTo("502 another name in the hello of TLS than in the CONNECT");
    assertThat(refusalOf(new HelloBytes().text(100)))
        .isEqualTo("502 no name in the hello of TLS, where the CONNECT has one");
  }

  @Test
  void tellsTheClientThatTheNameIsWrong() throws Exception {
    try (RawClient client = wired.proxy()) {
      client.say(CONNECT).head();
      assertThat(client.say(HelloBytes.of("evil.test")).rest())
          .isEqualTo("\u0015\u0003\u0003\u0000\u0002\u0002p");
    }
  }

  @Test
  void passesAHelloThatComesByteByByteInManyRecordsWithAnEncryptedPart() throws Exception {
    String hello = new HelloBytes().encrypted().name("Upstream.Test").text(7);
    try (RawClient client = wired.proxy()) {
      client.say(CONNECT).head();
      client.socket.setTcpNoDelay(true);
      for (int i = 0; i < hello.length(); i++) {
        client.say(hello.substring(i, i + 1));
      }
      assertThat(client.bytes(6)).isEqualTo("banner");
    }
    line.ending();
    assertThat(toldUpstream).hasValue(hello.length());
  }

  @Test
  void endsAHelloThatDoesNotComeOrDoesNotEnd() throws Exception {
    assertThat(refusalOf("")).isEqualTo("502 no hello of TLS in time");
    assertThat(refusalOf("\u0016\u0003\u0001@\u0000\u0001\u0000@\u0001"))
        .isEqualTo("502 a hello of TLS over 16384 bytes");
    assertThat(refusalOf("\u0016\u0003\u0001\u0000\u0001\u0001\u0016\u0003\u0001\u0000\u0001\u0000"))
        .isEqualTo("502 no hello of TLS in time");
    byte[] large = new HelloBytes().extension(21, new byte[16_000]).message();
    assertThat(refusalOf(HelloBytes.records(large, 1))).isEqualTo("502 a hello of TLS that does not end");
  }

  @Test
  void endsWhereTheClientClosesBeforeItsHello() throws Exception {
    try (RawClient client = wired.proxy()) {
      client.say(CONNECT).head();
      client.socket.shutdownOutput();
      assertThat(client.rest()).isEmpty();
    }
    assertThat(line.fault()).isEqualTo("502 nothing of TLS in the tunnel");
  }

  @Test
  void passesAnythingWhereTheDestinationSaysSo() throws Exception {
    line.rule = Optional
        .of(new DestinationRule("up", List.of(), Optional.empty(), "", DestinationRule.Api.NONE,
            List.of(), Optional.empty(), TlsRule.USUAL, List.of(), List.of(),
            new Timeouts(Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(5),
                Duration.ofSeconds(9)),
            AnswerRule.USUAL, new ContentRule(true, false, false, 0, List.of(), true),
            HttpVersions.NEGOTIATED, Resilience.NONE));
    try (RawClient client = wired.proxy()) {
      client.say(CONNECT).head();
      assertThat(client.bytes(6)).isEqualTo("banner");
      client.say("EHLO");
    }
    line.ending();
    assertThat(toldUpstream).hasValue(4);
  }
}
