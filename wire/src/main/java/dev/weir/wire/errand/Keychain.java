package dev.weir.wire.errand;

import dev.weir.model.Prepared;
import dev.weir.model.Secret;
import dev.weir.model.Veiled;
import dev.weir.model.net.Headers;
import dev.weir.model.settings.CredentialRule;
import dev.weir.model.settings.DestinationRule;
import dev.weir.model.settings.Injection.ClientCredentials;
import dev.weir.wire.back.Dialler;
import dev.weir.wire.credential.Badge;
import dev.weir.wire.credential.Badges;
import dev.weir.wire.credential.Rota;
import dev.weir.wire.http.Framing;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Finds for each attempt of a request what it shows its upstream. Shared by all loops. */
public final class Keychain {

  /** What one attempt shows. */
  public interface Pick {

    /**
     * Returns what {@code prepared} shows; the caller closes it once that is written.
     *
     * @throws IOException where it cannot be had, for a reason that may be told; then nothing may leave
     */
    Badge badge(Prepared prepared, Framing framing) throws IOException;

    /** The upstream has answered. */
    void answered(int status, Headers headers);
  }

  private static final Pick NOTHING = new Pick() {
    @Override
    public Badge badge(Prepared prepared, Framing framing) {
      return Badge.NONE;
    }

    @Override
    public void answered(int status, Headers headers) {}
  };
  private static final CompletionStage<Pick> NONE = CompletableFuture.completedStage(NOTHING);

  private final Means means;
  private final Rota rota;
  private final AccessTokens tokens;

  public Keychain(Means means) {
    this.means = means;
    this.rota = new Rota(means.clock());
    this.tokens = new AccessTokens(means);
  }

  /** Completes with what the next attempt shows, at once where no token has to be had; or with why there is none. */
  public CompletionStage<Pick> pick(Prepared prepared, Dialler dialler) {
    Optional<CredentialRule> found = prepared.rule().flatMap(DestinationRule::credential);
    if (found.isEmpty()) {
      return NONE;
    }
    CredentialRule rule = found.get();
    String destination = prepared.rule().get().name();
    String secret = rota.next(destination, rule, prepared.caller());
    return rule.how() instanceof ClientCredentials grant
        ? token(destination, rule, new AccessTokens.Key(secret, grant), dialler)
        : CompletableFuture.completedStage(new Shown(destination, rule, secret));
  }

  private CompletionStage<Pick> token(String destination, CredentialRule rule, AccessTokens.Key key,
      Dialler dialler) {
    return tokens.get(key, dialler)
        .thenApply(token -> new Granted(new Shown(destination, rule, key.secret()), key, token));
  }

  /** A secret that the vault opens when it is written. */
  private final class Shown implements Pick {
    private final String destination;
    private final CredentialRule rule;
    private final String secret;

    Shown(String destination, CredentialRule rule, String secret) {
      this.destination = destination;
      this.rule = rule;
      this.secret = secret;
    }

    @Override
    public Badge badge(Prepared prepared, Framing framing) throws IOException {
      try (Secret opened = open(prepared)) {
        return Badges.of(rule.how(), prepared, framing, opened, means.clock().instant());
      }
    }

    private Secret open(Prepared prepared) throws IOException {
      try {
        return means.credentials().open(secret, prepared.to().host());
      } catch (IOException e) {
        throw new IOException("credential not available", e);
      }
    }

    @Override
    public void answered(int status, Headers headers) {
      if (status == 401 || status == 429) {
        rota.rest(destination, rule, secret, status == 429 ? headers.first("Retry-After") : Optional.empty());
      }
    }
  }

  /** A token that was had for a secret. */
  private final class Granted implements Pick {
    private final Shown shown;
    private final AccessTokens.Key key;
    private final Veiled token;

    Granted(Shown shown, AccessTokens.Key key, Veiled token) {
      this.shown = shown;
      this.key = key;
      this.token = token;
    }

    @Override
    public Badge badge(Prepared prepared, Framing framing) throws IOException {
      try (Secret opened = token.open()) {
        return Badges.of(key.how(), prepared, framing, opened, means.clock().instant());
      }
    }

    @Override
    public void answered(int status, Headers headers) {
      shown.answered(status, headers);
      if (status == 401) {
        tokens.refused(key);
      }
    }
  }
}
