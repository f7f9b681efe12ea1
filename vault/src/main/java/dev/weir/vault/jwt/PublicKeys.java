package dev.weir.vault.jwt;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.Ed25519Verifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An issuer's public keys (JWKS, RFC 7517). A key verifies by the algorithms of its own type alone, whatever a token says of
 * itself, and there is none by which whoever knows it could also sign.
 */
final class PublicKeys {

  private static final int LEAST_RSA_BITS = 2048;

  private record Known(@Nullable String id, @Nullable String algorithm, JWSVerifier verifier) {

    boolean fits(JWSHeader header) {
      JWSAlgorithm asked = header.getAlgorithm();
      return verifier.supportedJWSAlgorithms().contains(asked)
          && (algorithm == null || algorithm.equals(asked.getName()))
          && (header.getKeyID() == null || header.getKeyID().equals(id));
    }
  }

  private final String text;
  private final List<Known> keys;

  private PublicKeys(String text, List<Known> keys) {
    this.text = text;
    this.keys = keys;
  }

  /** Returns the keys that sign tokens in {@code text}; throws where there is none, and says nothing of the text. */
  static PublicKeys parse(String text) throws IOException {
    List<Known> keys = new ArrayList<>();
    try {
      for (JWK key : JWKSet.parse(text).getKeys()) {
        Optional<JWSVerifier> verifier = signs(key) ? verifier(key) : Optional.empty();
        verifier.ifPresent(known -> keys.add(new Known(key.getKeyID(),
            key.getAlgorithm() == null ? null : key.getAlgorithm().getName(), known)));
      }
    } catch (ParseException | JOSEException | RuntimeException e) {
      throw new IOException("it is no JSON Web Key Set");
    }
    if (keys.isEmpty()) {
      throw new IOException("it has no public key for signatures: RSA of 2048 bits, EC or Ed25519");
    }
    return new PublicKeys(text, keys);
  }

  private static boolean signs(JWK key) {
    boolean use = key.getKeyUse() == null || key.getKeyUse().equals(KeyUse.SIGNATURE);
    return use && (key.getKeyOperations() == null || key.getKeyOperations().contains(KeyOperation.VERIFY));
  }

  /** Returns what verifies by {@code key}; empty where that is too weak, or of another kind. */
  static Optional<JWSVerifier> verifier(JWK key) throws JOSEException {
    return switch (key) {
      case RSAKey rsa when rsa.size() >= LEAST_RSA_BITS ->
        Optional.of(new RSASSAVerifier(rsa.toRSAPublicKey()));
      case ECKey ec when !ec.getCurve().equals(Curve.SECP256K1) ->
        Optional.of(new ECDSAVerifier(ec.toECPublicKey()));
      case OctetKeyPair pair when pair.getCurve().equals(Curve.Ed25519) -> Optional.of(
          new Ed25519Verifier(pair.toPublicJWK()));
      default -> Optional.empty();
    };
  }

  /** Returns the one key that a token with this header is signed by; empty where there is none, or a choice. */
  Optional<JWSVerifier> of(JWSHeader header) {
    List<JWSVerifier> fitting = keys.stream().filter(key -> key.fits(header)).map(Known::verifier).toList();
    return fitting.size() == 1 ? Optional.of(fitting.getFirst()) : Optional.empty();
  }

  /** Returns whether these were read from the same text. */
  boolean same(PublicKeys other) {
    return text.equals(other.text);
  }
}
