package dev.weir.wire.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.model.settings.TlsRule;
import dev.weir.model.settings.TlsRule.ClientFiles;
import dev.weir.testkit.TestAuthority;
import dev.weir.x509.Identity;
import dev.weir.x509.Keys;
import dev.weir.x509.Pem;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("providers")
class VerifyingTlsTest {

  private static final Duration WEEK = Duration.ofDays(7);
  private static final WeakUpstream WEAK = WeakUpstream.make();

  @TempDir
  Path folder;
  private final TestAuthority authority = TestAuthority.create();
  private final VerifyingTls tls;

  VerifyingTlsTest(SslProvider provider) {
    this.tls = new VerifyingTls(provider, (name, _) -> {
      throw new IOException("there is no secret " + name);
    });
  }

  static List<SslProvider> providers() {
    return OpenSsl.isAvailable() ? List.of(SslProvider.OPENSSL, SslProvider.JDK) : List.of(SslProvider.JDK);
  }

  @Test
  void acceptsAGoodCertificateForANameAndForAnAddress() throws Exception {
    assertThat(outcome(authority.serverContext("api.test"), "api.test", rule())).isEqualTo("ok http/1.1");
    assertThat(outcome(authority.serverContext("127.0.0.1"), "127.0.0.1", rule())).isEqualTo("ok http/1.1");
    assertThat(outcome(authority.serverContext("::1"), "[::1]", rule())).isEqualTo("ok http/1.1");
    assertThat(outcome(authority.serverContext("localhost"), "localhost", rule())).isEqualTo("ok http/1.1");
    assertThat(outcome(authority.serverContext("*.pay.test"), "api.pay.test", rule()))
        .isEqualTo("ok http/1.1");
  }

  @Test
  void refusesAnotherHost() throws Exception {
    String wrong = "its certificate is for another host";
    assertThat(outcome(authority.serverContext("other.test"), "api.test", rule())).isEqualTo(wrong);
    assertThat(outcome(authority.serverContext("other.test"), "127.0.0.1", rule())).isEqualTo(wrong);
    assertThat(outcome(authority.serverContext("127.0.0.2"), "127.0.0.1", rule())).isEqualTo(wrong);
    assertThat(outcome(authority.serverContext("*.test"), "a.api.test", rule())).isEqualTo(wrong);
  }

  @Test
  void refusesTheWrongTime() throws Exception {
    Identity expired = authority.server(Instant.now().minus(Duration.ofDays(9)), WEEK, "api.test");
    Identity early = authority.server(Instant.now().plus(Duration.ofDays(1)), WEEK, "api.test");

    assertThat(outcome(shown(expired), "api.test", rule())).isEqualTo("its certificate has expired");
    assertThat(outcome(shown(early), "api.test", rule())).isEqualTo("its certificate is not valid yet");
  }

  @Test
  void refusesAuthoritiesThatAreNotTrustedHere() throws Exception {
    SSLContext others = TestAuthority.create("Another").serverContext("api.test");
    SSLContext alone = TestAuthority.serverContext(TestAuthority.selfSigned("api.test"));

    assertThat(outcome(others, "api.test", rule()))
        .isEqualTo("its certificate comes from an authority that is not trusted here");
    assertThat(outcome(alone, "api.test", rule())).isEqualTo("its certificate is self-signed");
    assertThat(outcome(authority.serverContext("api.test"), "api.test", TlsRule.USUAL))
        .isEqualTo("its certificate comes from an authority that is not trusted here");
  }

  @Test
  void wantsOneOfThePinsInTheVerifiedChain() throws Exception {
    Identity server = authority.server("api.test");
    String leafPin = pin(server.certificate());
    String caPin = pin(authority.certificate());
    X509Certificate bystander = TestAuthority.create("Bystander").certificate();

    assertThat(outcome(shown(server), "api.test", pinned(leafPin))).startsWith("ok");
    assertThat(outcome(shown(server), "api.test", pinned(pin(bystander), caPin))).startsWith("ok");
    String refused = "none of the pinned keys is in its certificate chain";
    assertThat(outcome(shown(server), "api.test", pinned(pin(bystander)))).isEqualTo(refused);
    SSLContext withBystander = TestAuthority.serverContext(server, authority.certificate(), bystander);
    assertThat(outcome(withBystander, "api.test", pinned(pin(bystander)))).isEqualTo(refused);
    assertThatThrownBy(() -> outcome(shown(server), "api.test", pinned("c2hvcnQ=")))
        .isInstanceOf(IOException.class).hasMessageContaining("44 characters");
  }

  @Test
  void refusesAProtocolBelowTheLowest() throws Exception {
    SSLContext old = authority.serverContext("api.test");
    TlsRule newest = new TlsRule(rule().ca(), List.of(), "1.3");

    assertThat(outcome(authority.serverContext("api.test"), "api.test", newest)).startsWith("ok");
    try (BareServer server = BareServer.tls(old, "TLSv1.2")) {
      assertThat(connect(server.port(), "api.test", rule())).startsWith("ok");
      assertThat(connect(server.port(), "api.test", newest))
          .isEqualTo("it offers no TLS version that is new enough");
    }
    assertThatThrownBy(() -> connect(1, "api.test", new TlsRule(rule().ca(), List.of(), "1.1")))
        .isInstanceOf(IOException.class).hasMessage("the lowest TLS version is 1.2 or 1.3, not 1.1");
  }

  @Test
  void refusesKeysAndSignaturesThatCanBeForged() throws Exception {
    TlsRule rule = trusting(WEAK.authority());
    String refused = "its certificate is too weak";

    assertThat(outcome(WEAK.strong(), "api.test", rule)).startsWith("ok");
    assertThat(outcome(WEAK.shortKey(), "api.test", rule)).isEqualTo(refused);
    assertThat(outcome(WEAK.oldSignature(), "api.test", rule)).isEqualTo(refused);
  }

  @Test
  void refusesCiphersThatAreOfTheOldKind() throws Exception {
    TlsRule rule = trusting(WEAK.authority());
    try (BareServer old = BareServer.limited(WEAK.strong(), "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256")) {
      assertThat(connect(old.port(), "api.test", rule)).isEqualTo("it refused the TLS handshake");
    }
    try (BareServer fine = BareServer.limited(WEAK.strong(), "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256")) {
      assertThat(connect(fine.port(), "api.test", rule)).startsWith("ok");
    }
  }

  @Test
  void showsAClientCertificateToAnUpstreamThatAsksForOne() throws Exception {
    Identity server = authority.server("api.test");
    Identity weir = authority.server("weir.test");
    Path certificate = Files.writeString(folder.resolve("weir.pem"), Pem.of(weir.certificate()));
    Path key = Files.writeString(folder.resolve("weir.key"), Pem.ofUnencrypted(weir.key()));
    TlsRule known = new TlsRule(rule().ca(), List.of(), "1.2",
        Optional.of(new ClientFiles(certificate, key)));

    try (BareServer asking = BareServer.asking(server)) {
      assertThat(connect(asking.port(), "api.test", known)).startsWith("ok");
      assertThat(asking.names()).contains("CN=weir.test");
      assertThat(connect(asking.port(), "api.test", rule())).isEqualTo("it refused the TLS handshake");
    }

    Files.writeString(key, Pem.ofUnencrypted(Keys.p256().getPrivate()));
    assertThatThrownBy(() -> connect(1, "api.test", known)).isInstanceOf(IOException.class)
        .hasMessage(key + " is not the key of " + certificate);
    Files.writeString(key, "nothing");
    assertThatThrownBy(() -> connect(1, "api.test", known)).isInstanceOf(IOException.class)
        .hasMessageContaining("openssl pkcs8 -topk8 -nocrypt").hasMessageNotContaining("nothing");
    Files.delete(key);
    assertThatThrownBy(() -> connect(1, "api.test", known)).isInstanceOf(IOException.class)
        .hasMessage("the client certificate's key is missing: " + key);
  }

  @Test
  void resumesTheSecondHandshakeWithADestination() throws Exception {
    SSLContext server = authority.serverContext("api.test", "other.test");
    for (String protocol : List.of("TLSv1.3", "TLSv1.2")) {
      try (BareServer listening = BareServer.tls(server, protocol)) {
        TlsRule rule = rule();
        connect(listening.port(), "api.test", rule);
        Thread.sleep(5);
        connect(listening.port(), "api.test", rule);
        connect(listening.port(), "other.test", rule);
        assertThat(listening.resumed()).as(protocol).containsExactly(false, true, false);
      }
    }
  }

  @Test
  void tellsAHandshakeThatIsCutFromWhatIsNoTls() throws Exception {
    try (BareServer plain = BareServer.plain("HTTP/1.1 400 Bad Request\r\n\r\n")) {
      assertThat(connect(plain.port(), "api.test", rule())).isEqualTo("it does not speak TLS");
    }
    try (BareServer silent = BareServer.plain("")) {
      assertThat(connect(silent.port(), "api.test", rule())).isEqualTo("it broke off the TLS handshake");
    }
    assertThat(tls.explain(new IllegalStateException("secret"))).isEqualTo("the TLS handshake failed");
  }

  @Test
  void takesAuthoritiesThatChangeAndNamesAMissingFile() throws Exception {
    TlsRule rule = rule();
    assertThat(outcome(authority.serverContext("api.test"), "api.test", rule)).startsWith("ok");

    TestAuthority next = TestAuthority.create("The next authority");
    next.writePem(rule.ca().orElseThrow());
    assertThat(outcome(next.serverContext("api.test"), "api.test", rule)).startsWith("ok");
    assertThat(outcome(authority.serverContext("api.test"), "api.test", rule)).contains("not trusted here");

    Files.delete(rule.ca().orElseThrow());
    assertThatThrownBy(() -> outcome(next.serverContext("api.test"), "api.test", rule))
        .isInstanceOf(IOException.class).hasMessageStartingWith("the upstream's authorities are missing: ");
    Files.writeString(rule.ca().orElseThrow(), "nothing");
    assertThatThrownBy(() -> outcome(next.serverContext("api.test"), "api.test", rule))
        .isInstanceOf(IOException.class).hasMessageContaining("cannot be read");
  }

  private TlsRule rule() throws IOException {
    Path ca = folder.resolve("upstream-ca.pem");
    return new TlsRule(Optional.of(Files.exists(ca) ? ca : authority.writePem(ca)), List.of(), "1.2");
  }

  private TlsRule trusting(X509Certificate alone) throws Exception {
    return new TlsRule(Optional.of(Files.writeString(folder.resolve("alone.pem"), Pem.of(alone))), List.of(),
        "1.2");
  }

  private TlsRule pinned(String... pins) throws IOException {
    return new TlsRule(rule().ca(), List.of(pins), "1.2");
  }

  private SSLContext shown(Identity identity) {
    return TestAuthority.serverContext(identity, authority.certificate());
  }

  private static String pin(X509Certificate certificate) throws Exception {
    return Base64.getEncoder()
        .encodeToString(MessageDigest.getInstance("SHA-256").digest(certificate.getPublicKey().getEncoded()));
  }

  private String outcome(SSLContext server, String host, TlsRule rule) throws Exception {
    try (BareServer listening = BareServer.tls(server, "TLSv1.3", "TLSv1.2")) {
      return connect(listening.port(), host, rule);
    }
  }

  @Test
  void sendsTheHostAsServerNameButNeverAnAddress() throws Exception {
    SSLContext server = authority.serverContext("api.test", "localhost", "127.0.0.1");
    try (BareServer listening = BareServer.tls(server, "TLSv1.3")) {
      connect(listening.port(), "api.test", rule());
      connect(listening.port(), "127.0.0.1", rule());
      connect(listening.port(), "localhost", rule());
      assertThat(listening.names()).containsExactly("api.test", "localhost");
    }
  }

  @Test
  void aSessionMadeUnderOneRuleOrHostOpensNoOther() throws Exception {
    SSLContext server = authority.serverContext("api.test");
    try (BareServer listening = BareServer.tls(server, "TLSv1.3", "TLSv1.2")) {
      TlsRule rule = rule();
      String wrongPin = pin(TestAuthority.create("Nobody").certificate());
      connect(listening.port(), "api.test", rule);
      connect(listening.port(), "api.test", rule);

      assertThat(connect(listening.port(), "api.test", pinned(wrongPin)))
          .isEqualTo("none of the pinned keys is in its certificate chain");
      assertThat(connect(listening.port(), "other.test", rule))
          .isEqualTo("its certificate is for another host");
    }
  }

  private String connect(int port, String host, TlsRule rule) throws Exception {
    return Handshake.outcome(tls, port, host, rule);
  }
}
