package dev.weir.admin.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import dev.weir.admin.http.Params;
import dev.weir.admin.oidc.Vouching.Reason;
import dev.weir.admin.oidc.Vouching.Refused;
import dev.weir.admin.oidc.Vouching.Vouched;
import dev.weir.model.Secret;
import dev.weir.model.settings.AdminRule;
import dev.weir.testkit.FakeClock;
import dev.weir.testkit.Fuzz;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against one that lies, or is lied about: nobody gets in by it, and no answer is too much. */
final class LyingProviderTest {

  private static final URI REDIRECT = URI.create("http://localhost:9443/sign-in/oidc/callback");

  private final FakeClock clock = FakeClock.at(Instant.now());
  private final LyingProvider provider = new LyingProvider();
  private final OidcSignIn signIn = new OidcSignIn(
      new AdminRule.Oidc(provider.issuer().toString(), "weir", Optional.empty(), List.of("openid"), "groups",
          Map.of("weir-admins", "admin"), Map.of()),
      () -> REDIRECT, (_, _) -> Secret.own(new byte[0]), clock, Duration.ofSeconds(10));

  LyingProviderTest() throws Exception {}

  @AfterEach
  void stop() {
    provider.close();
  }

  @Test
  void letsInWhereNobodyLies() throws Exception {
    assertThat(signedIn()).isInstanceOf(Vouched.class);
  }

  static Stream<UnaryOperator<JWTClaimsSet.Builder>> lies() {
    Instant now = Instant.now();
    return Stream.of(claims -> claims.claim("nonce", "another"), claims -> claims.claim("nonce", null),
        claims -> claims.issuer("https://evil.example"), claims -> claims.issuer(null),
        claims -> claims.audience("another-client"), claims -> claims.audience((String) null),
        claims -> claims.audience(List.of("weir", "other")).claim("azp", "weir"),
        claims -> claims.claim("azp", "other"), claims -> claims.subject(null),
        claims -> claims.expirationTime(Date.from(now.minusSeconds(120))),
        claims -> claims.expirationTime(null),
        claims -> claims.issueTime(Date.from(now.plusSeconds(600))), claims -> claims.issueTime(null),
        claims -> claims.subject("a\nb"), claims -> claims.subject("a".repeat(256)));
  }

  @ParameterizedTest
  @MethodSource("lies")
  void refusesClaimsThatAreNotRight(UnaryOperator<JWTClaimsSet.Builder> lie) throws Exception {
    provider.claims = lie;

    assertReason(signedIn(), Reason.INVALID);
  }

  @Test
  void refusesATokenThatNobodyHasSigned() throws Exception {
    provider.token = claims -> new PlainJWT(claims).serialize();
    assertReason(signedIn(), Reason.INVALID);
    provider.token = claims -> new PlainJWT(claims).serialize() + "c2lnbmF0dXJl";
    assertThat(signedIn()).isInstanceOf(Refused.class);
  }

  @Test
  void refusesAnotherKindOfSignatureByWhatEverybodyKnows() throws Exception {
    byte[] known = provider.key.toRSAPublicKey().getEncoded();
    provider.token = claims -> LyingProvider.signed(new JWSHeader(JWSAlgorithm.HS256), claims, mac(known));
    assertReason(signedIn(), Reason.INVALID);
    provider.token = claims -> LyingProvider.signed(new JWSHeader(JWSAlgorithm.HS256), claims,
        mac("secret, as long as it has to be for this".getBytes(StandardCharsets.UTF_8)));
    assertReason(signedIn(), Reason.INVALID);
  }

  @Test
  void refusesAKeyThatTheTokenBringsAlong() throws Exception {
    RSAKey own = new RSAKeyGenerator(2048).keyID("one").generate();
    for (JWSHeader header : List.of(
        new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("one").jwk(own.toPublicJWK()).build(),
        new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("one").jwkURL(URI.create("https://evil.example/jwks"))
            .build(),
        new JWSHeader.Builder(JWSAlgorithm.RS256).build(),
        new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("../two").build())) {
      provider.token = claims -> LyingProvider.signed(header, claims, LyingProvider.signer(own));
      assertReason(signedIn(), Reason.INVALID);
    }
  }

  /** As in CVE-2022-21449 and Wycheproof's groups of special values: numbers that some verifiers take for any message. */
  @Test
  void refusesSignaturesThatAreNothingButSpecialNumbers() throws Exception {
    ECKey curve = new ECKeyGenerator(Curve.P_256).keyID("curve").generate();
    provider.keys = new JWKSet(List.of(provider.key.toPublicJWK(), curve.toPublicJWK())).toString();
    byte[] order = curve.toECPublicKey().getParams().getOrder().toByteArray();
    byte[] orders = ByteBuffer.allocate(64).put(order, 1, 32).put(order, 1, 32).array();
    byte[] modulus = provider.key.toRSAPublicKey().getModulus().toByteArray();
    for (byte[] signature : List.of(new byte[64], orders, new byte[0], new byte[65])) {
      provider.token = claims -> unsigned(JWSAlgorithm.ES256, "curve", claims) + Base64URL.encode(signature);
      assertThat(signedIn()).isInstanceOf(Refused.class);
    }
    for (byte[] signature : List.of(new byte[256], modulus, new byte[257], new byte[]{1})) {
      provider.token = claims -> unsigned(JWSAlgorithm.RS256, "one", claims) + Base64URL.encode(signature);
      assertThat(signedIn()).isInstanceOf(Refused.class);
    }
  }

  private static String unsigned(JWSAlgorithm algorithm, String key, JWTClaimsSet claims) {
    return new JWSHeader.Builder(algorithm).keyID(key).build().toBase64URL() + "."
        + Base64URL.encode(claims.toString()) + ".";
  }

  @Test
  void refusesAKeyThatIsTooShort() throws Exception {
    RSAKey weak = new RSAKeyGenerator(1024, true).keyID("weak").generate();
    provider.keys = new JWKSet(List.of(provider.key.toPublicJWK(), weak.toPublicJWK())).toString();
    provider.token = claims -> LyingProvider.signed(
        new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("weak").build(), claims,
        LyingProvider.signer(weak));

    assertReason(signedIn(), Reason.INVALID);
  }

  @Test
  void refusesWhoHasNoRoleHere() throws Exception {
    for (Object groups : new Object[]{List.of("staff"), "weir-admins,staff",
      List.of(Map.of("weir-admins", "x")), 7}) {
      provider.claims = claims -> claims.claim("groups", groups);
      assertReason(signedIn(), Reason.NO_ROLE);
    }
  }

  @Test
  void showsANameOfOneLineAndKnowsNobodyByIt() throws Exception {
    provider.claims = claims -> claims.claim("preferred_username", "admin\r\n\u202e" + "x".repeat(200))
        .claim("email", "ada@weir.example");

    assertThat(signedIn()).isInstanceOfSatisfying(Vouched.class, person -> {
      assertThat(person.name()).startsWith("adminxxx").hasSize(128);
      assertThat(person.subject()).isEqualTo("ada");
    });
  }

  @Test
  void refusesAnAnswerOfAnotherBrowserOrNone() throws Exception {
    OidcSignIn.Departure away = signIn.begin();
    Map<String, String> back = provider.visit(away);

    assertReason(signIn.finish("", back), Reason.EXPIRED);
    assertReason(signIn.finish("§", back), Reason.EXPIRED);
    assertReason(signIn.finish(signIn.begin().cookie(), back), Reason.INVALID);
    assertReason(signIn.finish(away.cookie(), Map.of("code", "a-code")), Reason.INVALID);
    assertReason(signIn.finish(away.cookie(), Map.of("code", "a-code", "state", back.get("state") + "x")),
        Reason.INVALID);
    assertReason(signIn.finish(away.cookie(), Map.of("state", "")), Reason.INVALID);
    assertReason(signIn.finish(away.cookie(), Map.of()), Reason.INVALID);
    clock.advance(OidcSignIn.PATIENCE);
    assertReason(signIn.finish(away.cookie(), back), Reason.EXPIRED);
  }

  @Test
  void refusesAnAnswerOfAnotherIssuer() throws Exception {
    OidcSignIn.Departure away = signIn.begin();
    Map<String, String> back = provider.visit(away);
    back.put("iss", "https://evil.example");
    assertReason(signIn.finish(away.cookie(), back), Reason.INVALID);

    provider.discovery = document -> document.replace("{\"issuer\"",
        "{\"authorization_response_iss_parameter_supported\": true, \"issuer\"");
    clock.advance(Duration.ofHours(1));
    assertReason(signedIn(), Reason.INVALID);
  }

  @Test
  void takesNoForANoOnce() throws Exception {
    OidcSignIn.Departure away = signIn.begin();
    Map<String, String> no = provider.visit(away);
    no.remove("code");
    no.put("error", "access_denied");

    assertReason(signIn.finish(away.cookie(), no), Reason.DENIED);
    assertReason(signIn.finish(away.cookie(), no), Reason.EXPIRED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"issuer\": \"http://localhost", "/token\"", "authorization_endpoint",
    "\"RS256\", \"ES256\", ",
    "jwks_uri", "{"})
  void takesNoDiscoveryThatIsNotRight(String part) {
    provider.discovery = document -> document.replace(part,
        part.startsWith("/token") ? "/token\", \"token_endpoint\": \"http://evil.example/\"" : "");

    assertThatThrownBy(signIn::begin).isInstanceOf(IOException.class)
        .hasMessageStartingWith("the OpenID provider");
  }

  @Test
  void readsNoAnswerWithoutEnd() throws Exception {
    String giant = " ".repeat(Outbound.MOST_BYTES + 1);
    OidcSignIn.Departure away = signIn.begin();
    Map<String, String> back = provider.visit(away);
    provider.tokens = giant::concat;
    assertReason(signIn.finish(away.cookie(), back), Reason.UNREACHABLE);

    provider.tokens = UnaryOperator.identity();
    provider.keys = giant + provider.keys;
    assertReason(signedIn(), Reason.UNREACHABLE);

    provider.discovery = giant::concat;
    clock.advance(Duration.ofHours(1));
    assertThatThrownBy(signIn::begin).isInstanceOf(IOException.class);
  }

  @Test
  void standsWhateverAnAnswerSays() throws Exception {
    OidcSignIn.Departure away = signIn.begin();
    List<byte[]> seeds = Stream
        .of("code=a&state=b&iss=c", "error=x&state=%GG", "code=%F0%9F%98%80&state=&response=e30.e30.",
            "code&code&&")
        .map(each -> each.getBytes(StandardCharsets.UTF_8)).toList();

    Fuzz.feed(seeds, input -> Params.parse(new String(input, StandardCharsets.UTF_8), null).ifPresent(
        params -> assertThat(signIn.finish(away.cookie(), params.values())).isInstanceOf(Refused.class)));
  }

  private Vouching signedIn() throws IOException {
    OidcSignIn.Departure away = signIn.begin();
    return signIn.finish(away.cookie(), provider.visit(away));
  }

  private static void assertReason(Vouching vouching, Reason reason) {
    assertThat(vouching).isInstanceOfSatisfying(Refused.class,
        no -> assertThat(no.reason()).as(no.detail()).isEqualTo(reason));
  }

  private static MACSigner mac(byte[] secret) {
    try {
      return new MACSigner(secret);
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }
}
