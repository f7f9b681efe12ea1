package dev.weir.admin.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.opts.AllowWeakRSAKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** A provider that says what it must, but for what a test has it say instead. */
final class LyingProvider implements AutoCloseable {

  private static final RSAKey DRAWN = drawn();

  final RSAKey key = DRAWN;
  Function<JWTClaimsSet, String> token = claims -> signed(
      new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("one").build(), claims, signer(key));
  UnaryOperator<JWTClaimsSet.Builder> claims = UnaryOperator.identity();
  UnaryOperator<String> discovery = UnaryOperator.identity();
  UnaryOperator<String> tokens = UnaryOperator.identity();
  String keys = new JWKSet(key.toPublicJWK()).toString();
  private final HttpServer server;
  private String nonce = "";

  LyingProvider() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/.well-known/openid-configuration",
        exchange -> answer(exchange, discovery.apply(document())));
    server.createContext("/jwks", exchange -> answer(exchange, keys));
    server.createContext("/token", exchange -> answer(exchange, tokens.apply("""
        {"access_token": "an-access-token", "token_type": "Bearer", "id_token": "%s"}
        """.formatted(token.apply(claims.apply(honest()).build())))));
    server.start();
  }

  private static RSAKey drawn() {
    try {
      return new RSAKeyGenerator(2048).keyID("one").generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  URI issuer() {
    return URI.create("http://localhost:" + server.getAddress().getPort());
  }

  /** Returns what the browser comes back with from where {@code away} has sent it. */
  Map<String, String> visit(OidcSignIn.Departure away) {
    Map<String, String> asked = OidcSignInTest.params(away.to());
    nonce = asked.getOrDefault("nonce", "");
    return new HashMap<>(Map.of("code", "a-code", "state", asked.getOrDefault("state", "")));
  }

  private String document() {
    return """
        {"issuer": "%1$s", "authorization_endpoint": "%1$s/authorize", "token_endpoint": "%1$s/token", "jwks_uri": "%1$s/jwks",
         "response_types_supported": ["code"], "subject_types_supported": ["public"],
         "id_token_signing_alg_values_supported": ["RS256", "ES256", "HS256", "none"]}
        """
        .formatted(issuer());
  }

  private JWTClaimsSet.Builder honest() {
    Instant now = Instant.now();
    return new JWTClaimsSet.Builder().issuer(issuer().toString()).subject("ada").audience("weir")
        .claim("nonce", nonce)
        .issueTime(Date.from(now)).expirationTime(Date.from(now.plusSeconds(60)))
        .claim("groups", List.of("weir-admins"));
  }

  static String signed(JWSHeader header, JWTClaimsSet claims, JWSSigner signer) {
    try {
      SignedJWT token = new SignedJWT(header, claims);
      token.sign(signer);
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  static JWSSigner signer(RSAKey key) {
    try {
      return new RSASSASigner(key.toPrivateKey(), Set.of(AllowWeakRSAKey.getInstance()));
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void answer(HttpExchange exchange, String json) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, 0);
      exchange.getResponseBody().write(json.getBytes(StandardCharsets.UTF_8));
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
