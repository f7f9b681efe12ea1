package dev.weir.admin.account;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What programs show in the place of a person: each with scopes and an end, and of no use once the account that made it is not an administrator's any more. */
public final class ApiTokens {

  /** The longest life of a token. */
  public static final Duration LONGEST = Duration.ofDays(365);
  private static final int LONGEST_NAME = 100;
  private static final String SEPARATOR = ":";

  /** A new token; {@code text} is the only copy. */
  public record Minted(ApiToken token, String text) {
    @Override
    public String toString() {
      return "Minted[" + token.id() + "]";
    }
  }

  private final Ledger ledger;
  private final Digest digest;
  private final InstantSource clock;

  ApiTokens(Ledger ledger, Digest digest, InstantSource clock) {
    this.ledger = ledger;
    this.digest = digest;
    this.clock = clock;
  }

  /** Returns every token, the oldest first. */
  public List<ApiToken> list() throws IOException {
    return ledger.now().tokens().values().stream()
        .sorted(Comparator.comparing(ApiToken::created).thenComparing(ApiToken::id)).toList();
  }

  /** Returns a new token, made by {@code by}: an account, or somebody with a colon in the name who is none. */
  public Minted mint(String by, String name, Set<Scope> scopes, Set<String> teams, Duration life)
      throws IOException {
    if (name.isBlank() || name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)
        || scopes.isEmpty()) {
      throw new Refused(Refused.Why.MALFORMED,
          "a token has a name of up to " + LONGEST_NAME + " characters, and a scope");
    }
    if (!life.isPositive() || life.compareTo(LONGEST) > 0) {
      throw new Refused(Refused.Why.MALFORMED, "a token lives for " + LONGEST.toDays() + " days at most");
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    String text = TokenText.fresh();
    ApiToken token = new ApiToken(TokenText.id(text), name, by, scopes, teams, now, now.plus(life),
        hash(text));
    return ledger.change(registry -> new Ledger.Edit<>(registry.with(token), new Minted(token, text),
        new Ledger.Note(by, "API token made", token.id(), told(token))));
  }

  /** Ends a token for good. */
  public void end(String actor, String id) throws IOException {
    ledger.change(registry -> {
      ApiToken token = registry.tokens().get(id);
      if (token == null) {
        throw new Refused(Refused.Why.MISSING, "there is no such token");
      }
      return new Ledger.Edit<>(registry.withoutToken(id), id,
          new Ledger.Note(actor, "API token ended", id, "was " + told(token)));
    });
  }

  /** Returns who shows {@code text}; empty where that is nobody, for whatever reason. */
  public Optional<Actor> actor(String text) throws IOException {
    if (!TokenText.wellFormed(text)) {
      return Optional.empty();
    }
    Registry registry = ledger.now();
    ApiToken token = registry.tokens().get(TokenText.id(text));
    boolean own = Digest.same(token == null ? "" : token.hash(), hash(text));
    if (token == null || !own || !clock.instant().isBefore(token.ends())
        || !stillAdmin(registry, token.by())) {
      return Optional.empty();
    }
    Set<Role> roles = token.scopes().stream().map(Scope::role).collect(Collectors.toSet());
    return Optional.of(new Actor("token:" + token.name(), roles, token.teams(), token.scopes(), false));
  }

  private static boolean stillAdmin(Registry registry, String by) {
    if (by.contains(SEPARATOR)) {
      return true;
    }
    Account maker = registry.accounts().get(by);
    return maker != null && !maker.standing().locked() && maker.standing().roles().contains(Role.ADMIN);
  }

  private String hash(String text) {
    return digest.of("token", text);
  }

  private static String told(ApiToken token) {
    return token.name() + ", scopes "
        + token.scopes().stream().map(Scope::word).sorted().collect(Collectors.joining("+"))
        + (token.teams().isEmpty()
            ? ""
            : ", teams " + String.join("+", token.teams().stream().sorted().toList()))
        + ", until " + token.ends();
  }
}
