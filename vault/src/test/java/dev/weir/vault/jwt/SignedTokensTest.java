package dev.weir.vault.jwt;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.weir.model.Issuers.Claim;
import dev.weir.model.Proof;
import dev.weir.model.settings.CallerRule;
import dev.weir.model.settings.TokenRule;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SignedTokensTest {

  private static final TokenRule.KeySet KEYS = new TokenRule.KeySet.File(Path.of("jwks.json"));
  private static final List<CallerRule> CALLERS = List.of(caller("batch", Map.of("sub", Set.of("batch"))));

  private final SignedTokens tokens = new SignedTokens(
      _ -> () -> Issuer.keySet(Issuer.RSA, Issuer.EC, Issuer.ED), Clock.fixed(Issuer.NOW, ZoneOffset.UTC));

  private static CallerRule caller(String name, Map<String, Set<String>> claims) {
    return caller(name,
        new TokenRule(Issuer.NAME, Set.of(Issuer.AUDIENCE), KEYS, Set.copyOf(TokenRule.ALGORITHMS),
            TokenRule.TYPES, claims));
  }

  private static CallerRule caller(String name, TokenRule rule) {
    return new CallerRule(name, "", List.of(), Optional.of(rule), Optional.empty());
  }

  @BeforeEach
  void begin() {
    tokens.update(CALLERS);
  }

  @AfterEach
  void end() {
    tokens.close();
  }

  @Test
  void knowsACallerByEveryKindOfKey() {
    Claim batch = new Claim.Of(CALLERS.getFirst(), new Proof.Token(Issuer.NOW.plusSeconds(660)));
    assertThat(check(Issuer.token(Issuer.claims()))).isEqualTo(batch);
    assertThat(check(Issuer.token(header(JWSAlgorithm.PS512, "rsa-1"), Issuer.claims(), Issuer.RSA)))
        .isEqualTo(batch);
    assertThat(check(Issuer.token(header(JWSAlgorithm.ES256, "ec-1"), Issuer.claims(), Issuer.EC)))
        .isEqualTo(batch);
    assertThat(check(Issuer.token(header(JWSAlgorithm.EdDSA, "ed-1"), Issuer.claims(), Issuer.ED)))
        .isEqualTo(batch);
  }

  @Test
  void knowsTheCallerThatTheClaimsName() {
    List<CallerRule> callers = List.of(caller("a", Map.of("sub", Set.of("batch"), "env", Set.of("prod"))),
        caller("b", Map.of("groups", Set.of("ops", "dev"))),
        caller("c", Map.of("/k8s.io/ns/name", Set.of("x"))),
        caller("d", Map.of("admin", Set.of("true"), "level", Set.of("3"))));
    assertThat(who(Issuer.claims().claim("env", "prod"), callers)).isEqualTo("a");
    assertThat(who(Issuer.claims().claim("groups", List.of("all", "dev")), callers)).isEqualTo("b");
    assertThat(who(Issuer.claims().claim("k8s.io", Map.of("ns", Map.of("name", "x"))), callers))
        .isEqualTo("c");
    assertThat(who(Issuer.claims().claim("admin", true).claim("level", 3), callers)).isEqualTo("d");
    assertThat(who(Issuer.claims(), callers)).isEqualTo("the token's claims are no caller's");
    assertThat(who(Issuer.claims().claim("groups", Map.of("ops", "ops")), callers)).contains("no caller's");
    assertThat(who(Issuer.claims().claim("k8s.io", "x"), callers)).contains("no caller's");
  }

  /** A projected service-account token as Kubernetes' "Managing Service Accounts" shows one: no typ, its own claims in a table. */
  @Test
  void knowsAServiceAccountOfKubernetes() {
    String cluster = "https://kubernetes.default.svc.cluster.local";
    JWTClaimsSet.Builder pod = new JWTClaimsSet.Builder().issuer(cluster).audience(List.of("weir"))
        .subject("system:serviceaccount:prod:batch").jwtID("ea28ed49-2e11-4280-9ec5-bc3d1d84661a")
        .issueTime(at(0)).notBeforeTime(at(0)).expirationTime(at(3607))
        .claim("kubernetes.io", Map.of("namespace", "prod",
            "node", Map.of("name", "127.0.0.1", "uid", "58456cb0-dd00-45ed-b797-5578fdceaced"),
            "pod", Map.of("name", "batch-69cbfb9798-jv9gn", "uid", "778a530c-b3f4-47c0-9cd5-ab018fb64f33"),
            "serviceaccount", Map.of("name", "batch", "uid", "a087d5a0-e1dd-43ec-93ac-f13d89cd13af"),
            "warnafter", 1_700_081_020));
    Map<String, Set<String>> bySubject = Map.of("sub", Set.of("system:serviceaccount:prod:batch"));
    Map<String, Set<String>> byTable = Map.of("/kubernetes.io/namespace", Set.of("prod"),
        "/kubernetes.io/serviceaccount/name", Set.of("batch"));
    for (Map<String, Set<String>> claims : List.of(bySubject, byTable)) {
      List<CallerRule> callers = List
          .of(caller("batch", new TokenRule(cluster, Set.of("weir"), KEYS, Set.of("RS256"),
              TokenRule.TYPES, claims)));
      assertThat(who(pod, callers)).isEqualTo("batch");
    }
    List<CallerRule> staging = List
        .of(caller("batch", new TokenRule(cluster, Set.of("weir"), KEYS, Set.of("RS256"),
            TokenRule.TYPES, Map.of("/kubernetes.io/namespace", Set.of("staging")))));
    assertThat(who(pod, staging)).isEqualTo("the token's claims are no caller's");
  }

  @Test
  void refusesATokenForAnotherAudience() {
    assertRefused(Issuer.token(Issuer.claims().audience("other")), "another audience");
    assertRefused(Issuer.token(Issuer.claims().audience(List.of())), "another audience");
    assertThat(check(Issuer.token(Issuer.claims().audience(List.of("other", "weir")))))
        .isInstanceOf(Claim.Of.class);
  }

  @Test
  void refusesATokenOutsideItsTime() {
    assertThat(check(expiring(-59))).isInstanceOf(Claim.Of.class);
    assertRefused(expiring(-60), "has expired");
    assertRefused(Issuer.token(Issuer.claims().expirationTime(null)), "never ends");
    assertThat(check(Issuer.token(Issuer.claims().notBeforeTime(at(60))))).isInstanceOf(Claim.Of.class);
    assertRefused(Issuer.token(Issuer.claims().notBeforeTime(at(61))), "not valid yet");
    assertRefused(Issuer.token(Issuer.claims().issueTime(at(61))), "not valid yet");
  }

  @Test
  void refusesATokenThatNobodySigned() {
    String none = new PlainJWT(Issuer.claims().build()).serialize();
    assertRefused(none, "not a signed token");
    for (String algorithm : List.of("none", "None", "NONE", "nOnE", "")) {
      String header = base64("{\"alg\":\"" + algorithm + "\",\"kid\":\"rsa-1\"}");
      String body = Issuer.token(Issuer.claims()).split("\\.", -1)[1];
      assertThat(check(header + "." + body + ".")).isInstanceOf(Claim.Refused.class);
      assertThat(check(header + "." + body + ".AAAA")).isInstanceOf(Claim.Refused.class);
    }
  }

  @Test
  void refusesAPublicKeyAsAnHmacSecret() throws Exception {
    for (byte[] secret : List.of(Issuer.RSA.toRSAPublicKey().getEncoded(),
        Issuer.RSA.toPublicJWK().toString().getBytes(StandardCharsets.UTF_8),
        ("-----BEGIN PUBLIC KEY-----\n" + Base64.getMimeEncoder().encodeToString(
            Issuer.RSA.toRSAPublicKey().getEncoded()) + "\n-----END PUBLIC KEY-----\n")
            .getBytes(StandardCharsets.UTF_8))) {
      SignedJWT forged = new SignedJWT(header(JWSAlgorithm.HS256, "rsa-1"), Issuer.claims().build());
      forged.sign(new MACSigner(secret));
      assertRefused(forged.serialize(), "algorithm is not allowed");
    }
  }

  @Test
  void refusesAKeyForAnAlgorithmThatIsNotItsOwn() {
    String[] signed = Issuer.token(Issuer.claims()).split("\\.", -1);
    for (String algorithm : List.of("ES256", "EdDSA", "RS512", "PS256", "ES256K", "HS256", "Ed25519")) {
      String header = base64("{\"alg\":\"" + algorithm + "\",\"kid\":\"rsa-1\"}");
      assertThat(check(header + "." + signed[1] + "." + signed[2])).isInstanceOf(Claim.Refused.class);
    }
    assertRefused(Issuer.token(header(JWSAlgorithm.RS256, "ec-1"), Issuer.claims(), Issuer.RSA), "not among");
  }

  @Test
  void readsNothingOfKeysThatATokenBrings() throws Exception {
    var mallory = Issuer.rsa("rsa-1", 2048);
    JWSHeader jwk = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("rsa-1").jwk(mallory.toPublicJWK())
        .build();
    assertRefused(Issuer.token(jwk, Issuer.claims(), mallory), "signature is wrong");
    JWSHeader jku = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("rsa-1")
        .jwkURL(new URI("https://thief.test/keys")).x509CertURL(new URI("https://thief.test/cert")).build();
    assertRefused(Issuer.token(jku, Issuer.claims(), mallory), "signature is wrong");
  }

  @Test
  void takesAKeyIdForANameAndNothingElse() {
    for (String id : List.of("../../dev/null", "' OR 1=1 --", "rsa-1\0", "RSA-1", "file:///etc/passwd", "",
        "k".repeat(4000))) {
      assertRefused(Issuer.token(header(JWSAlgorithm.RS256, id), Issuer.claims(), Issuer.RSA), "not among");
    }
    JWSHeader none = new JWSHeader.Builder(JWSAlgorithm.RS256).build();
    assertThat(check(Issuer.token(none, Issuer.claims(), Issuer.RSA))).isInstanceOf(Claim.Of.class);
  }

  @Test
  void refusesWhatIsCriticalAndUnknown() {
    JWSHeader odd = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("rsa-1").criticalParams(Set.of("b64"))
        .base64URLEncodePayload(true).build();
    assertThat(check(Issuer.token(odd, Issuer.claims(), Issuer.RSA))).isInstanceOf(Claim.Refused.class);
  }

  @Test
  void refusesATypeThatWasMadeForSomethingElse() {
    for (String type : List.of("JWT", "jwt", "at+jwt", "application/at+jwt")) {
      assertThat(check(Issuer.typed(type))).isInstanceOf(Claim.Of.class);
    }
    for (String type : List.of("dpop+jwt", "logout+jwt", "secevent+jwt", "JOSE", "JWT ")) {
      assertThat(check(Issuer.typed(type))).isInstanceOf(Claim.Refused.class);
    }
  }

  @Test
  void holdsToTheAlgorithmAndTypeThatTheConfigurationPins() {
    TokenRule pinned = new TokenRule(Issuer.NAME, Set.of(Issuer.AUDIENCE), KEYS, Set.of("ES256"),
        Set.of("at+jwt"),
        Map.of("sub", Set.of("batch")));
    List<CallerRule> callers = List.of(caller("batch", pinned));
    assertThat(tokens.check(Issuer.token(Issuer.claims()), callers)).isInstanceOf(Claim.Refused.class);
    assertThat(
        tokens.check(Issuer.token(header(JWSAlgorithm.ES256, "ec-1"), Issuer.claims(), Issuer.EC), callers))
        .isInstanceOf(Claim.Refused.class);
  }

  @Test
  void leavesTheTokensOfOthersAlone() {
    assertThat(check(Issuer.token(Issuer.claims().issuer("https://vendor.test"))))
        .isEqualTo(new Claim.Foreign());
    for (String text : List.of("", "sk-live-0123", "Bearer x", "wk_abc")) {
      assertThat(check(text)).isEqualTo(new Claim.Foreign());
    }
  }

  @Test
  void refusesEveryFlippedBitAndEveryPart() {
    String token = Issuer.token(header(JWSAlgorithm.EdDSA, "ed-1"), Issuer.claims(), Issuer.ED);
    assertThat(check(token)).isInstanceOf(Claim.Of.class);
    for (int at = 0; at < token.length(); at++) {
      for (int bit = 0; bit < 7; bit++) {
        String flipped = token.substring(0, at) + (char) (token.charAt(at) ^ 1 << bit)
            + token.substring(at + 1);
        assertThat(check(flipped)).isNotInstanceOf(Claim.Of.class);
      }
      assertThat(check(token.substring(0, at))).isNotInstanceOf(Claim.Of.class);
    }
    assertThat(check(token + "A")).isNotInstanceOf(Claim.Of.class);
    assertThat(check(token + ".")).isNotInstanceOf(Claim.Of.class);
    assertThat(check(token + "=")).isNotInstanceOf(Claim.Of.class);
  }

  @Test
  void survivesWhateverIsShown() {
    Random random = new Random(11);
    String token = Issuer.token(Issuer.claims());
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder(token);
      for (int edits = 1 + random.nextInt(4); edits > 0; edits--) {
        text.setCharAt(3 + random.nextInt(text.length() - 3), (char) random.nextInt(0x180));
      }
      assertThat(text.compareTo(new StringBuilder(token)) != 0 && check(text.toString()) instanceof Claim.Of)
          .isFalse();
    }
    String deep = base64("{\"alg\":\"RS256\"}") + "."
        + base64("{\"a\":" + "[".repeat(5000) + "]".repeat(5000) + "}");
    assertThat(check(deep + ".AAAA")).isNotInstanceOf(Claim.Of.class);
    assertThat(check("eyJ" + "a".repeat(1 << 20))).isEqualTo(new Claim.Refused("not a signed token"));
  }

  @Test
  void saysNothingOfATokenInWords() {
    assertThat(check(expiring(-600)).toString()).doesNotContain("batch", "eyJ");
    assertThat(SignedToken.parse(Issuer.token(Issuer.claims())).toString()).doesNotContain("batch", "eyJ");
  }

  private String expiring(int seconds) {
    return Issuer.token(Issuer.claims().expirationTime(at(seconds)));
  }

  private static Date at(int seconds) {
    Instant time = Issuer.NOW.plusSeconds(seconds);
    return Date.from(time);
  }

  private static JWSHeader header(JWSAlgorithm algorithm, String id) {
    return new JWSHeader.Builder(algorithm).keyID(id).build();
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private Claim check(String token) {
    return tokens.check(token, CALLERS);
  }

  private void assertRefused(String token, String why) {
    assertThat(check(token)).isInstanceOfSatisfying(Claim.Refused.class,
        refused -> assertThat(refused.why()).contains(why));
  }

  /** Returns the caller's name, or why there is none. */
  private String who(JWTClaimsSet.Builder claims, List<CallerRule> callers) {
    return switch (tokens.check(Issuer.token(claims), callers)) {
      case Claim.Of(CallerRule caller, Proof.Token _) -> caller.name();
      case Claim.Refused(String why) -> why;
      case Claim.Foreign _ -> "foreign";
    };
  }
}
