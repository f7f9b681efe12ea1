package dev.weir.vault.jwt;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.weir.model.settings.TokenRule;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A token as it was read: nothing that it says is to be believed before {@link #isSignedBy}. */
record SignedToken(JWSObject signed, JWTClaimsSet claims, Map<String, Object> payload) {

  /** How much clocks may differ. */
  static final Duration LEEWAY = Duration.ofSeconds(60);

  private static final int MOST = 16 * 1024;

  /** Returns the token that {@code text} is (JWS in compact form, RFC 7515); empty for anything else, {@code alg: none} with it. */
  static Optional<SignedToken> parse(String text) {
    if (text.length() > MOST) {
      return Optional.empty();
    }
    try {
      JWSObject signed = JWSObject.parse(text);
      Map<String, Object> payload = signed.getPayload().toJSONObject();
      return payload == null || !hasOneSpelling(signed.getSignature())
          ? Optional.empty()
          : Optional.of(new SignedToken(signed, JWTClaimsSet.parse(payload), payload));
    } catch (ParseException | RuntimeException e) {
      // Whatever a parser makes of hostile bytes: they are no token.
      return Optional.empty();
    }
  }

  /** The rest of the text is signed as it stands; a signature's own text has loose bits, and the decoder passes over strangers. */
  private static boolean hasOneSpelling(Base64URL signature) {
    return Base64URL.encode(signature.decode()).toString().equals(signature.toString());
  }

  /** Returns what is wrong with it, whoever signed it; empty where nothing is. */
  Optional<String> flaw(Instant now) {
    JWSHeader header = signed.getHeader();
    if (!TokenRule.ALGORITHMS.contains(header.getAlgorithm().getName())) {
      return Optional.of("the token's algorithm is not allowed");
    }
    Set<String> critical = header.getCriticalParams();
    if (critical != null && !critical.isEmpty() || !header.isBase64URLEncodePayload()) {
      return Optional.of("the token asks for what Weir does not know");
    }
    Instant latest = now.plus(LEEWAY);
    if (later(claims.getNotBeforeTime(), latest) || later(claims.getIssueTime(), latest)) {
      return Optional.of("the token is not valid yet");
    }
    if (claims.getExpirationTime() == null) {
      return Optional.of("the token never ends");
    }
    return until().isAfter(now) ? Optional.empty() : Optional.of("the token has expired");
  }

  private static boolean later(@Nullable Date time, Instant latest) {
    return time != null && time.toInstant().isAfter(latest);
  }

  private Instant until() {
    return claims.getExpirationTime().toInstant().plus(LEEWAY);
  }

  boolean isSignedBy(JWSVerifier key) {
    try {
      return key.verify(signed.getHeader(), signed.getSigningInput(), signed.getSignature());
    } catch (JOSEException | RuntimeException e) {
      return false;
    }
  }

  /** Returns what it says, once it is known to be signed by one of {@code keys}. */
  Told told(TokenRule.KeySet keys) {
    JWSHeader header = signed.getHeader();
    String type = header.getType() == null ? "" : header.getType().getType().toLowerCase(Locale.ROOT);
    return new Told(claims.getIssuer(), keys, header.getAlgorithm().getName(), type,
        Set.copyOf(claims.getAudience()),
        until(), payload);
  }

  /** Nothing of it. */
  @Override
  public String toString() {
    return "SignedToken";
  }
}
