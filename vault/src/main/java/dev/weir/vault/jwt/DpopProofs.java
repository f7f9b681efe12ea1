package dev.weir.vault.jwt;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.jwk.JWK;
import dev.weir.model.Possession;
import dev.weir.model.settings.TokenRule;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Proofs of possession by DPoP (RFC 9449): a proof is good for one request, by the key that the shown key is bound to, and for
 * a minute to both sides of its time. The key is the one in the proof's header whose thumbprint is known; no other thing that
 * the header says of keys is read. Not on more Weirs than one: there a nonce keeps a proof from being shown twice.
 */
public final class DpopProofs implements Possession {

  /** How far a proof's time may be from this machine's. */
  static final Duration WINDOW = Duration.ofSeconds(60);

  private static final String TYPE = "dpop+jwt";
  private static final int LONGEST = 4096;
  private static final int LONGEST_ID = 256;
  /** Some 20 MB for each generation of two minutes: a thousand calls a second. */
  private static final int MOST = 120_000;

  private final Replays replays;
  private final Nonces nonces = new Nonces();
  private final InstantSource clock;

  public DpopProofs(InstantSource clock) {
    this(clock, MOST);
  }

  /** @param most proofs that are remembered in two minutes; beyond, none is believed */
  DpopProofs(InstantSource clock, int most) {
    this.clock = clock;
    this.replays = new Replays(WINDOW.multipliedBy(2), most);
  }

  @Override
  public Judged judge(Asked asked, boolean wantsNonce) {
    Instant now = clock.instant();
    Optional<String> nonce = wantsNonce ? Optional.of(nonces.at(now)) : Optional.empty();
    if (asked.proofs().size() != 1 || asked.proofs().getFirst().length() > LONGEST) {
      return new Judged.Missing("the key is bound to another: send one DPoP proof by that with the request",
          nonce);
    }
    Optional<SignedToken> proof = SignedToken.parse(asked.proofs().getFirst());
    Optional<String> flaw = proof.isEmpty()
        ? Optional.of("is none")
        : signature(proof.get(), asked).or(() -> claims(proof.get().payload(), asked, now))
            .or(() -> nonce(proof.get().payload(), wantsNonce, now))
            .or(() -> replay(proof.get().payload(), asked, now));
    return flaw.<Judged>map(why -> new Judged.Missing("the DPoP proof " + why, nonce))
        .orElseGet(Judged.Proven::new);
  }

  private static Optional<String> signature(SignedToken proof, Asked asked) {
    JWSHeader header = proof.signed().getHeader();
    Set<String> critical = header.getCriticalParams();
    if (header.getType() == null || !header.getType().getType().equalsIgnoreCase(TYPE)) {
      return Optional.of("has another type");
    }
    if (!TokenRule.ALGORITHMS.contains(header.getAlgorithm().getName())
        || critical != null && !critical.isEmpty() || !header.isBase64URLEncodePayload()) {
      return Optional.of("asks for what is not allowed");
    }
    JWK key = header.getJWK();
    if (key == null || key.isPrivate() || !isThe(key, asked.thumbprint())) {
      return Optional.of("is by another key");
    }
    return verifier(key).filter(by -> by.supportedJWSAlgorithms().contains(header.getAlgorithm()))
        .filter(proof::isSignedBy).isPresent() ? Optional.empty() : Optional.of("is signed wrongly");
  }

  private static boolean isThe(JWK key, String thumbprint) {
    try {
      return same(key.computeThumbprint().toString(), thumbprint);
    } catch (JOSEException e) {
      return false;
    }
  }

  private static Optional<JWSVerifier> verifier(JWK key) {
    try {
      return PublicKeys.verifier(key);
    } catch (JOSEException | RuntimeException e) {
      // A key that is none verifies nothing.
      return Optional.empty();
    }
  }

  private static Optional<String> claims(Map<String, Object> said, Asked asked, Instant now) {
    if (!asked.method().equals(said.get("htm"))) {
      return Optional.of("is for another method");
    }
    Optional<String> url = text(said, "htu").flatMap(HttpUri::plain);
    if (url.isEmpty() || !url.equals(HttpUri.plain(asked.url()))) {
      return Optional.of("is for another URL");
    }
    if (!text(said, "ath").filter(hash -> same(hash, digest(asked.key()))).isPresent()) {
      return Optional.of("is for another key of Weir's");
    }
    boolean timely = said.get("iat") instanceof Number at
        && Math.abs(now.getEpochSecond() - at.longValue()) <= WINDOW.toSeconds();
    return timely ? Optional.empty() : Optional.of("is not of this minute");
  }

  private Optional<String> nonce(Map<String, Object> said, boolean wanted, Instant now) {
    return !wanted || text(said, "nonce").filter(nonce -> nonces.isGood(nonce, now)).isPresent()
        ? Optional.empty()
        : Optional.of("has to hold the nonce of this answer");
  }

  /** Last, so that nobody but the key's owner fills the memory. */
  private Optional<String> replay(Map<String, Object> said, Asked asked, Instant now) {
    Optional<String> id = text(said, "jti").filter(jti -> !jti.isEmpty() && jti.length() <= LONGEST_ID);
    if (id.isEmpty()) {
      return Optional.of("has no name of its own");
    }
    return switch (replays.take(digest(asked.thumbprint() + ' ' + id.get()), now)) {
      case FIRST -> Optional.empty();
      case AGAIN -> Optional.of("was shown before");
      case CROWDED -> Optional.of("is one of too many");
    };
  }

  private static Optional<String> text(Map<String, Object> said, String name) {
    return said.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
  }

  private static boolean same(String one, String other) {
    return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8),
        other.getBytes(StandardCharsets.UTF_8));
  }

  private static String digest(String text) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("no SHA-256 on this JVM", e);
    }
  }
}
