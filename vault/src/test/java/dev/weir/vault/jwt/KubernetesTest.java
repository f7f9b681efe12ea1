package dev.weir.vault.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jwt.JWTClaimsSet;
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
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tokens of Kubernetes' service accounts. The API server is a stand-in, written from Kubernetes' documents (Configure Service Accounts
 * for Pods, "Service account issuer discovery"): it shows its keys to whoever shows a token of the cluster, as the role
 * {@code system:service-account-issuer-discovery} has it, and the claims are as projected tokens have them.
 */
class KubernetesTest {

  private static final String ISSUER = "https://kubernetes.default.svc.cluster.local";

  @TempDir
  Path folder;
  private HttpServer server;
  private Path pass;
  private volatile String due = "first";

  @BeforeEach
  void start() throws Exception {
    pass = Files.writeString(folder.resolve("token"), "first\n");
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/openid/v1/jwks", exchange -> {
      String shown = exchange.getRequestHeaders().getFirst("Authorization");
      byte[] body = Issuer.keySet(Issuer.RSA).getBytes(StandardCharsets.UTF_8);
      boolean known = ("Bearer " + due).equals(shown);
      exchange.sendResponseHeaders(known ? 200 : 401, known ? body.length : -1);
      if (known) {
        exchange.getResponseBody().write(body);
      }
      exchange.close();
    });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void proveTheServiceAccountAndItsNamespace() throws Exception {
    CallerRule batch = caller("batch", "system:serviceaccount:prod:batch", "prod");
    CallerRule other = caller("other", "system:serviceaccount:prod:other", "prod");
    try (SignedTokens tokens = SignedTokens.at(Clock.systemUTC())) {
      tokens.update(List.of(other, batch));
      long end = System.nanoTime() + 20_000_000_000L;
      while (!(tokens.check(token("prod", "batch", "weir"), List.of(batch)) instanceof Claim.Of)
          && System.nanoTime() < end) {
        Thread.sleep(20);
      }
      assertThat(tokens.check(token("prod", "batch", "weir"), List.of(other, batch)))
          .isInstanceOfSatisfying(Claim.Of.class, of -> assertThat(of.caller()).isEqualTo(batch));
      for (String wrong : List.of(token("dev", "batch", "weir"), token("prod", "batch", "vault"),
          token("prod", "nobody", "weir"))) {
        assertThat(tokens.check(wrong, List.of(other, batch))).isInstanceOf(Claim.Refused.class);
      }
    }
  }

  @Test
  void areVerifiedByKeysThatOnlyTheClusterIsShown() throws Exception {
    assertThat(Fetch.of(keys()).text()).contains("rsa-1");
    due = "second";
    assertThatThrownBy(() -> Fetch.of(keys()).text()).isInstanceOf(IOException.class)
        .hasMessageContaining("401").hasMessageNotContaining("first");
    Files.writeString(pass, "second");
    assertThat(Fetch.of(keys()).text()).contains("rsa-1");
    Files.delete(pass);
    assertThatThrownBy(() -> Fetch.of(keys()).text()).isInstanceOf(IOException.class);
  }

  private KeySet keys() {
    return new KeySet.Url(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/openid/v1/jwks"),
        Optional.empty(), Optional.of(pass));
  }

  private CallerRule caller(String name, String subject, String namespace) {
    return new CallerRule(name, "", List.of(), Optional.of(new TokenRule(ISSUER, Set.of("weir"), keys(),
        Set.copyOf(TokenRule.ALGORITHMS), TokenRule.TYPES,
        Map.of("sub", Set.of(subject), "/kubernetes.io/namespace", Set.of(namespace)))), Optional.empty());
  }

  private static String token(String namespace, String account, String audience) {
    Instant now = Instant.now();
    return Issuer.token(new JWTClaimsSet.Builder().issuer(ISSUER).audience(audience)
        .subject("system:serviceaccount:" + namespace + ":" + account)
        .claim("kubernetes.io", Map.of("namespace", namespace, "serviceaccount", Map.of("name", account),
            "pod", Map.of("name", "batch-1")))
        .issueTime(Date.from(now)).notBeforeTime(Date.from(now))
        .expirationTime(Date.from(now.plusSeconds(3_600))));
  }
}
