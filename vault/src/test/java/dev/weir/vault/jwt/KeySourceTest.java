package dev.weir.vault.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.weir.model.Issuers.Claim;
import dev.weir.model.settings.CallerRule;
import dev.weir.model.settings.TokenRule;
import dev.weir.model.settings.TokenRule.KeySet;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeySourceTest {

  private final AtomicReference<Instant> now = new AtomicReference<>(Issuer.NOW);
  private final AtomicReference<String> published = new AtomicReference<>(Issuer.keySet(Issuer.RSA));
  private final AtomicInteger asked = new AtomicInteger();
  private final AtomicInteger changes = new AtomicInteger();
  private final KeySource source = new KeySource("keys", this::fetch, Duration.ofMinutes(5), new Clock() {
    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now.get();
    }
  }, changes::incrementAndGet);

  private String fetch() throws IOException {
    asked.incrementAndGet();
    String text = published.get();
    if (text.isEmpty()) {
      throw new IOException("connection refused");
    }
    return text;
  }

  @Test
  void hasNoKeyBeforeItHasAsked() {
    assertThat(source.keys()).isEmpty();
    source.ready().join();
    assertThat(source.keys()).isPresent();
  }

  @Test
  void asksOnceForAFloodOfUnknownKeys() throws Exception {
    source.ready().join();
    for (int i = 0; i < 1000; i++) {
      source.missed();
    }
    assertThat(asked).hasValue(1);
    now.set(now.get().plus(KeySource.PAUSE));
    for (int i = 0; i < 1000; i++) {
      source.missed();
    }
    until(() -> asked.get() == 2);
    Thread.sleep(20);
    assertThat(asked).hasValue(2);
  }

  @Test
  void takesInNewKeysAndSaysSo() throws Exception {
    source.ready().join();
    published.set(Issuer.keySet(Issuer.EC));
    now.set(now.get().plus(Duration.ofMinutes(5)));
    source.tick();
    until(() -> changes.get() == 1);
    now.set(now.get().plus(Duration.ofMinutes(5)));
    // The question before may be told of before it has ended: until then a tick asks nothing.
    until(() -> {
      source.tick();
      return asked.get() == 3;
    });
    assertThat(changes).hasValue(1);
  }

  @Test
  void believesItsKeysForAnHourWhereNoneCanBeHad() throws Exception {
    source.ready().join();
    published.set("");
    now.set(now.get().plus(KeySource.BELIEVED));
    source.tick();
    until(() -> asked.get() == 2);
    assertThat(source.keys()).isPresent();
    now.set(now.get().plusSeconds(1));
    assertThat(source.keys()).isEmpty();
  }

  @Test
  void keepsItsKeysWhereTheNewOnesAreNone() throws Exception {
    source.ready().join();
    published.set("<html>");
    now.set(now.get().plus(Duration.ofMinutes(5)));
    source.tick();
    until(() -> asked.get() == 2);
    assertThat(source.keys()).isPresent();
    assertThat(changes).hasValue(0);
  }

  @Test
  void takesNoKeyThatIsWeakSecretOrForSomethingElse() {
    assertThatThrownBy(() -> PublicKeys.parse(Issuer.keySet(Issuer.rsa("short", 1024))))
        .hasMessageContaining("no public key");
    for (String bad : List.of("", "[]", "{}", "{\"keys\":[]}",
        "{\"keys\":[{\"kty\":\"oct\",\"k\":\"c2VjcmV0\"}]}",
        "{\"keys\":[{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"AA\",\"y\":\"AA\"}]}",
        Issuer.keySet(Issuer.EC).replace("\"kty\"", "\"use\":\"enc\",\"kty\""))) {
      assertThatThrownBy(() -> PublicKeys.parse(bad)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void readsAFileAgainWhenItChanges(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("jwks.json"), Issuer.keySet(Issuer.EC));
    List<CallerRule> callers = callers(new KeySet.File(file));
    try (SignedTokens tokens = SignedTokens.at(Clock.fixed(Issuer.NOW, ZoneOffset.UTC))) {
      tokens.update(callers);
      String token = Issuer.token(Issuer.claims());
      assertThat(tokens.check(token, callers))
          .isEqualTo(new Claim.Refused("the token's key is not among the issuer's"));
    }
    Files.writeString(file, Issuer.keySet(Issuer.RSA));
    try (SignedTokens tokens = SignedTokens.at(Clock.systemUTC())) {
      tokens.update(callers);
      String token = Issuer.token(Issuer.claims().issueTime(null)
          .expirationTime(Date.from(Instant.now().plusSeconds(600))));
      assertThat(tokens.check(token, callers)).isInstanceOf(Claim.Of.class);
      Files.writeString(file, Issuer.keySet(Issuer.EC));
      until(() -> tokens.check(token, callers) instanceof Claim.Refused);
    }
  }

  @Test
  void asksAServerAndFollowsItNowhere() throws Exception {
    HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/keys", exchange -> {
      byte[] body = published.get().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
      exchange.close();
    });
    server.createContext("/moved", exchange -> {
      exchange.getResponseHeaders().set("Location", "/keys");
      exchange.sendResponseHeaders(302, -1);
      exchange.close();
    });
    server.createContext("/endless", exchange -> {
      exchange.sendResponseHeaders(200, 0);
      byte[] block = new byte[1 << 16];
      for (int i = 0; i < 64; i++) {
        exchange.getResponseBody().write(block);
      }
      exchange.close();
    });
    server.start();
    try {
      String base = "http://127.0.0.1:" + server.getAddress().getPort();
      assertThat(Fetch.of(url(base + "/keys")).text()).isEqualTo(published.get());
      assertThatThrownBy(() -> Fetch.of(url(base + "/moved")).text()).hasMessageContaining("status 302");
      assertThatThrownBy(() -> Fetch.of(url(base + "/endless")).text()).isInstanceOf(IOException.class);
    } finally {
      server.stop(0);
    }
    assertThatThrownBy(() -> Fetch.of(url("http://127.0.0.1:1/")).text()).isInstanceOf(IOException.class);
  }

  private static KeySet.Url url(String address) {
    return new KeySet.Url(URI.create(address), Optional.empty());
  }

  private static List<CallerRule> callers(KeySet keys) {
    return List.of(new CallerRule("batch", "", List.of(), Optional.of(new TokenRule(Issuer.NAME,
        Set.of(Issuer.AUDIENCE), keys, Set.copyOf(TokenRule.ALGORITHMS), TokenRule.TYPES,
        Map.of("sub", Set.of("batch")))), Optional.empty()));
  }

  private static void until(BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + 10_000_000_000L;
    while (!condition.getAsBoolean() && System.nanoTime() < end) {
      Thread.sleep(10);
    }
    assertThat(condition.getAsBoolean()).isTrue();
  }
}
