package dev.weir.vault.jwt;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.Ed25519Signer;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.OctetKeyPairGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;

/** An issuer of tokens that a test plays. */
final class Issuer {

  static final String NAME = "https://issuer.test";
  static final String AUDIENCE = "weir";
  static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

  static final RSAKey RSA = rsa("rsa-1", 2048);
  static final ECKey EC = made(() -> new ECKeyGenerator(Curve.P_256).keyID("ec-1").generate());
  static final OctetKeyPair ED = made(
      () -> new OctetKeyPairGenerator(Curve.Ed25519).keyID("ed-1").generate());

  private Issuer() {}

  private interface Maker<T> {
    T make() throws JOSEException;
  }

  private static <T> T made(Maker<T> maker) {
    try {
      return maker.make();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  static RSAKey rsa(String id, int bits) {
    return made(() -> new RSAKeyGenerator(bits, true).keyID(id).generate());
  }

  /** Returns the public halves of {@code keys} as an issuer publishes them. */
  static String keySet(JWK... keys) {
    return new JWKSet(Arrays.asList(keys)).toPublicJWKSet().toString();
  }

  /** Returns what a token for batch says, to be changed. */
  static JWTClaimsSet.Builder claims() {
    return new JWTClaimsSet.Builder().issuer(NAME).audience(AUDIENCE).subject("batch")
        .issueTime(Date.from(NOW)).expirationTime(Date.from(NOW.plusSeconds(600)));
  }

  static String token(JWTClaimsSet.Builder claims) {
    return token(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("rsa-1").build(), claims, RSA);
  }

  static String typed(String type) {
    return token(
        new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("rsa-1").type(new JOSEObjectType(type)).build(),
        claims(), RSA);
  }

  static String token(JWSHeader header, JWTClaimsSet.Builder claims, JWK key) {
    return made(() -> {
      JWSSigner signer = switch (key) {
        case RSAKey rsa -> new RSASSASigner(rsa);
        case ECKey ec -> new ECDSASigner(ec);
        case OctetKeyPair pair -> new Ed25519Signer(pair);
        default -> throw new IllegalArgumentException("a key of another kind");
      };
      SignedJWT token = new SignedJWT(header, claims.build());
      token.sign(signer);
      return token.serialize();
    });
  }
}
