package dev.weir.vault.jwt;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.weir.model.Possession.Asked;
import dev.weir.model.Possession.Judged;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Proofs of possession, and what somebody without the key tries in their place. */
class DpopProofsTest {

  private static final String KEY = "ws_" + "abcdef";
  private static final String URL = "https://weir.test:8470/openai/v1/chat";

  private Instant now = Issuer.NOW;
  private final InstantSource clock = () -> now;
  private final DpopProofs proofs = new DpopProofs(clock);

  @Test
  void believesAProofByEachKindOfKeyOnce() throws Exception {
    for (JWK key : List.of(Issuer.EC, Issuer.RSA, Issuer.ED)) {
      String proof = proof(key, claims());
      assertThat(why(proof, key)).isEmpty();
      assertThat(why(proof, key)).contains("the DPoP proof was shown before");
      now = now.plusSeconds(59);
      assertThat(why(proof, key)).contains("the DPoP proof was shown before");
      now = Issuer.NOW;
    }
  }

  @Test
  void takesAProofForNothingElse() throws Exception {
    for (JWTClaimsSet.Builder other : List.of(claims().claim("htm", "GET"), claims().claim("htm", "post"),
        claims().claim("htm", null), claims().claim("htu", "https://weir.test:8470/openai/v1/chat/x"),
        claims().claim("htu", "http://weir.test:8470/openai/v1/chat"),
        claims().claim("htu", "https://weir.test/openai/v1/chat"),
        claims().claim("htu", "https://other.test:8470/openai/v1/chat"), claims().claim("htu", null),
        claims().claim("htu", "https://weir.test:8470@other.test/openai/v1/chat"),
        claims().claim("ath", hash("ws_other")), claims().claim("ath", null), claims().jwtID(null),
        claims().jwtID(""), claims().jwtID("x".repeat(300)), claims().claim("iat", null),
        claims().claim("iat", "1"))) {
      assertThat(why(proof(Issuer.EC, other), Issuer.EC)).as(other.getClaims().toString()).isPresent();
    }
  }

  @Test
  void readsUrlsAsOneSpelling() throws Exception {
    for (String same : List.of("HTTPS://WEIR.test:8470/openai/v1/chat", URL + "?q=1", URL + "#f")) {
      assertThat(why(proof(Issuer.EC, claims().claim("htu", same)), Issuer.EC)).as(same).isEmpty();
    }
    assertThat(HttpUri.plain("https://a.test")).isEqualTo(HttpUri.plain("https://a.test:443/"));
    assertThat(HttpUri.plain("https://a.test/%2f")).isEqualTo(HttpUri.plain("https://a.test/%2F"));
    assertThat(HttpUri.plain("ftp://a.test/")).isEmpty();
  }

  @Test
  void takesNoOtherTimeThanThisMinute() throws Exception {
    for (int seconds : new int[]{-61, 61, -3600, 3600}) {
      assertThat(why(proof(Issuer.EC, claims().issueTime(Date.from(now.plusSeconds(seconds)))), Issuer.EC))
          .contains("the DPoP proof is not of this minute");
    }
    for (int seconds : new int[]{-59, 59}) {
      assertThat(why(proof(Issuer.EC, claims().issueTime(Date.from(now.plusSeconds(seconds)))), Issuer.EC))
          .isEmpty();
    }
  }

  @Test
  void takesNoOtherKeyWhateverTheHeaderSaysOfIt() throws Exception {
    ECKey thief = new ECKeyGenerator(Curve.P_256).keyID("ec-1").generate();
    assertThat(why(proof(thief, claims()), Issuer.EC)).contains("the DPoP proof is by another key");
    JWSHeader named = header(JWSAlgorithm.ES256).jwk(Issuer.EC.toPublicJWK()).keyID("ec-1").build();
    assertThat(why(Issuer.token(named, claims(), thief), Issuer.EC))
        .contains("the DPoP proof is signed wrongly");
    JWSHeader nameless = header(JWSAlgorithm.ES256).keyID(Issuer.EC.computeThumbprint().toString()).build();
    assertThat(why(Issuer.token(nameless, claims(), Issuer.EC), Issuer.EC))
        .contains("the DPoP proof is by another key");
    JWSHeader linked = header(JWSAlgorithm.ES256).jwkURL(URI.create("https://thief.test/keys"))
        .build();
    assertThat(why(Issuer.token(linked, claims(), Issuer.EC), Issuer.EC)).isPresent();
  }

  @Test
  void takesNoAlgorithmThatProvesNothing() throws Exception {
    Payload said = new Payload(claims().build().toJSONObject());
    String none = Base64URL.encode("{\"typ\":\"dpop+jwt\",\"alg\":\"none\",\"jwk\":" + Issuer.EC.toPublicJWK()
        + "}") + "." + said.toBase64URL() + ".";
    assertThat(why(none, Issuer.EC)).contains("the DPoP proof is none");
    JWSObject mac = new JWSObject(header(JWSAlgorithm.HS256).jwk(Issuer.EC.toPublicJWK()).build(), said);
    mac.sign(new MACSigner(Issuer.EC.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8)));
    assertThat(why(mac.serialize(), Issuer.EC)).contains("the DPoP proof asks for what is not allowed");
    JWSHeader crossed = header(JWSAlgorithm.RS256).jwk(Issuer.EC.toPublicJWK()).build();
    assertThat(why(Issuer.token(crossed, claims(), Issuer.RSA), Issuer.EC)).isPresent();
    JWSHeader plain = new JWSHeader.Builder(JWSAlgorithm.ES256).jwk(Issuer.EC.toPublicJWK()).build();
    assertThat(why(Issuer.token(plain, claims(), Issuer.EC), Issuer.EC))
        .contains("the DPoP proof has another type");
    JWK weak = Issuer.rsa("small", 1024);
    JWSHeader short1024 = header(JWSAlgorithm.RS256).jwk(weak.toPublicJWK()).build();
    assertThat(why(Issuer.token(short1024, claims(), Issuer.RSA), weak))
        .contains("the DPoP proof is signed wrongly");
  }

  @Test
  void takesNoneAndNoMoreThanOne() throws Exception {
    String one = proof(Issuer.EC, claims());
    for (List<String> shown : List.of(List.<String>of(), List.of(one, one), List.of(""), List.of("a.b.c"),
        List.of(one + "x".repeat(5_000)))) {
      assertThat(proofs.judge(asked(shown, Issuer.EC), false)).isInstanceOf(Judged.Missing.class);
    }
  }

  @Test
  void asksForANonceOfItsOwnWhereThatIsWanted() throws Exception {
    Judged.Missing first = (Judged.Missing) proofs
        .judge(asked(List.of(proof(Issuer.EC, claims())), Issuer.EC), true);
    String nonce = first.nonce().orElseThrow();
    assertThat(nonced(nonce, proofs)).isInstanceOf(Judged.Proven.class);
    assertThat(nonced("x" + nonce, proofs)).isInstanceOf(Judged.Missing.class);
    assertThat(nonced(nonce, new DpopProofs(clock))).isInstanceOf(Judged.Missing.class);
    now = now.plusSeconds(59);
    assertThat(nonced(nonce, proofs)).isInstanceOf(Judged.Proven.class);
    now = now.plusSeconds(61);
    assertThat(nonced(nonce, proofs)).isInstanceOf(Judged.Missing.class);
  }

  @Test
  void believesNothingWhereItCannotRemember() throws Exception {
    DpopProofs few = new DpopProofs(clock, 2);
    for (String due : List.of("", "", "the DPoP proof is one of too many")) {
      Judged judged = few.judge(asked(List.of(proof(Issuer.EC, claims())), Issuer.EC), false);
      assertThat(judged instanceof Judged.Missing missing ? missing.why() : "").isEqualTo(due);
    }
    now = now.plusSeconds(121);
    assertThat(few.judge(asked(List.of(proof(Issuer.EC, claims())), Issuer.EC), false))
        .isInstanceOf(Judged.Proven.class);
  }

  @Test
  void readsHostileBytesAsNoProof() throws Exception {
    byte[] good = proof(Issuer.EC, claims()).getBytes(StandardCharsets.ISO_8859_1);
    Random random = new Random(5);
    for (int i = 0; i < 5_000; i++) {
      byte[] changed = good.clone();
      for (int edits = 1 + random.nextInt(3); edits > 0; edits--) {
        changed[random.nextInt(changed.length)] = (byte) (random.nextInt(96) + 32);
      }
      String text = new String(changed, 0, random.nextInt(4) == 0 ? random.nextInt(good.length) : good.length,
          StandardCharsets.ISO_8859_1);
      if (!text.equals(new String(good, StandardCharsets.ISO_8859_1))) {
        assertThat(why(text, Issuer.EC)).as(text).isPresent();
      }
    }
  }

  private Judged nonced(String nonce, DpopProofs by) throws Exception {
    return by.judge(asked(
        List.of(proof(Issuer.EC, claims().claim("nonce", nonce))), Issuer.EC), true);
  }

  private Optional<String> why(String proof, JWK key) throws Exception {
    return proofs.judge(asked(List.of(proof), key), false) instanceof Judged.Missing missing
        ? Optional.of(missing.why())
        : Optional.empty();
  }

  private static Asked asked(List<String> shown, JWK key) throws Exception {
    return new Asked(shown, "POST", URL, KEY, key.computeThumbprint().toString());
  }

  private static JWSHeader.Builder header(JWSAlgorithm algorithm) {
    return new JWSHeader.Builder(algorithm).type(new JOSEObjectType("dpop+jwt"));
  }

  private static String proof(JWK key, JWTClaimsSet.Builder claims) {
    JWSAlgorithm algorithm = switch (key) {
      case ECKey _ -> JWSAlgorithm.ES256;
      case RSAKey _ -> JWSAlgorithm.RS256;
      default -> JWSAlgorithm.EdDSA;
    };
    return Issuer.token(header(algorithm).jwk(key.toPublicJWK()).build(), claims, key);
  }

  private JWTClaimsSet.Builder claims() {
    return new JWTClaimsSet.Builder().jwtID(UUID.randomUUID().toString()).claim("htm", "POST")
        .claim("htu", URL).claim("ath", hash(KEY)).issueTime(Date.from(now));
  }

  private static String hash(String text) {
    try {
      return Base64.getUrlEncoder().withoutPadding().encodeToString(
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
