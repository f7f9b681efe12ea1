package dev.weir.vault.jwt;

import com.nimbusds.jose.JWSVerifier;
import dev.weir.model.Issuers;
import dev.weir.model.Proof;
import dev.weir.model.settings.CallerRule;
import dev.weir.model.settings.TokenRule;
import dev.weir.model.settings.TokenRule.KeySet;
import dev.weir.vault.Beat;
import dev.weir.vault.Proven;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Knows callers by signed tokens (RFC 7519, with the care of RFC 8725). Issuer, audience, algorithm and type are the
 * configuration's; the key is the issuer's own, and what a token says of keys besides its {@code kid} is never read.
 */
public final class SignedTokens implements Issuers, AutoCloseable {

  private static final Duration FILE_PERIOD = Duration.ofSeconds(1);
  private static final Duration URL_PERIOD = Duration.ofMinutes(5);
  private static final Duration FIRST_KEYS = Duration.ofSeconds(2);
  /** How an object in JSON begins in base64url. */
  private static final String START = "eyJ";

  private static final Claim FOREIGN = new Claim.Foreign();
  private static final Claim UNREADABLE = new Claim.Refused("not a signed token");

  private final Map<KeySet, KeySource> sources = new ConcurrentHashMap<>();
  private final Proven<Told> proven = new Proven<>();
  private final Function<KeySet, Fetch> fetches;
  private final Clock clock;
  private final Beat beat;

  /** Returns one that knows no issuer's keys before {@link #update}. */
  public static SignedTokens at(Clock clock) {
    return new SignedTokens(Fetch::of, clock);
  }

  SignedTokens(Function<KeySet, Fetch> fetches, Clock clock) {
    this.fetches = fetches;
    this.clock = clock;
    this.beat = new Beat("weir-jwks-watch", FILE_PERIOD, () -> sources.values().forEach(KeySource::tick));
  }

  /** Takes in whose tokens are to be known from now on; waits two seconds at the most for keys that are new. */
  public void update(List<CallerRule> callers) {
    Set<KeySet> wanted = Set
        .copyOf(callers.stream().flatMap(caller -> caller.token().stream()).map(TokenRule::keys)
            .toList());
    sources.keySet().retainAll(wanted);
    List<CompletableFuture<Void>> flights = new ArrayList<>();
    wanted.forEach(keys -> flights.add(sources.computeIfAbsent(keys, this::source).ready()));
    CompletableFuture.allOf(flights.toArray(CompletableFuture[]::new))
        .completeOnTimeout(null, FIRST_KEYS.toMillis(), TimeUnit.MILLISECONDS).join();
  }

  private KeySource source(KeySet keys) {
    Duration period = keys instanceof KeySet.File ? FILE_PERIOD : URL_PERIOD;
    return new KeySource(name(keys), fetches.apply(keys), period, clock, proven::forget);
  }

  private static String name(KeySet keys) {
    return switch (keys) {
      case KeySet.File(Path path) -> path.toString();
      case KeySet.Url url -> url.address().toString();
    };
  }

  @Override
  public Claim check(String token, List<CallerRule> callers) {
    if (!token.startsWith(START)) {
      return FOREIGN;
    }
    Optional<Told> known = proven.find(token, clock.instant());
    if (known.isPresent()) {
      return whom(known.get(), callers);
    }
    Optional<SignedToken> read = SignedToken.parse(token);
    return read.isPresent() ? verify(token, read.get(), callers) : UNREADABLE;
  }

  private Claim verify(String text, SignedToken token, List<CallerRule> callers) {
    List<KeySet> keySets = callers.stream().flatMap(caller -> caller.token().stream())
        .filter(rule -> rule.issuer().equals(token.claims().getIssuer())).map(TokenRule::keys).distinct()
        .toList();
    if (keySets.isEmpty()) {
      return FOREIGN;
    }
    Instant now = clock.instant();
    Optional<String> flaw = token.flaw(now);
    for (KeySet keys : keySets) {
      flaw = flaw.isPresent() ? flaw : unproven(token, keys);
      if (flaw.isEmpty()) {
        Told told = token.told(keys);
        proven.keep(text, told, told.until(), now);
        return whom(told, callers);
      }
    }
    return new Claim.Refused(flaw.orElseThrow());
  }

  /** Returns why the keys do not prove the token; empty where they do. */
  private Optional<String> unproven(SignedToken token, KeySet keys) {
    KeySource source = sources.get(keys);
    Optional<PublicKeys> known = source == null ? Optional.empty() : source.keys();
    if (source == null || known.isEmpty()) {
      return Optional.of("the issuer's keys cannot be had");
    }
    Optional<JWSVerifier> key = known.get().of(token.signed().getHeader());
    if (key.isEmpty()) {
      source.missed();
      return Optional.of("the token's key is not among the issuer's");
    }
    return token.isSignedBy(key.get()) ? Optional.empty() : Optional.of("the token's signature is wrong");
  }

  private static Claim whom(Told told, List<CallerRule> callers) {
    String why = "";
    for (CallerRule caller : callers) {
      TokenRule rule = caller.token().filter(told::isUnder).orElse(null);
      if (rule == null) {
        continue;
      }
      if (!told.isShapedFor(rule)) {
        why = "the token is not of the type or the algorithm that is asked for";
      } else if (!told.isFor(rule)) {
        why = "the token is for another audience";
      } else if (!told.says(rule)) {
        why = "the token's claims are no caller's";
      } else {
        return new Claim.Of(caller, new Proof.Token(told.until()));
      }
    }
    return why.isEmpty() ? FOREIGN : new Claim.Refused(why);
  }

  @Override
  public void close() {
    beat.close();
  }
}
