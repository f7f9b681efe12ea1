package dev.weir.app;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.UUID;

/** Proofs of possession as a client makes them (RFC 9449 section 4.2). */
final class Dpop {

  private Dpop() {}

  /** Returns a new proof by {@code own} for a request that shows {@code key}. */
  static String proof(ECKey own, String method, String url, String key)
      throws JOSEException, GeneralSecurityException {
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.US_ASCII));
    JWTClaimsSet claims = new JWTClaimsSet.Builder().jwtID(UUID.randomUUID().toString()).claim("htm", method)
        .claim("htu", url).issueTime(Date.from(Instant.now()))
        .claim("ath", Base64.getUrlEncoder().withoutPadding().encodeToString(hash)).build();
    SignedJWT proof = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.ES256)
        .type(new JOSEObjectType("dpop+jwt")).jwk(own.toPublicJWK()).build(), claims);
    proof.sign(new ECDSASigner(own));
    return proof.serialize();
  }
}
