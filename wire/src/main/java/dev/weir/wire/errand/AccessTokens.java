package dev.weir.wire.errand;

import dev.weir.gateway.OwnCalls;
import dev.weir.model.Grants.Grant;
import dev.weir.model.Head;
import dev.weir.model.Secret;
import dev.weir.model.Veiled;
import dev.weir.model.net.Bytes;
import dev.weir.model.net.Headers;
import dev.weir.model.settings.Injection.ClientCredentials;
import dev.weir.model.settings.Injection.ClientCredentials.Proof;
import dev.weir.wire.back.Dialler;
import dev.weir.wire.cache.FlightCache;
import dev.weir.wire.credential.Badge;
import dev.weir.wire.credential.Badges;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Access tokens for client credentials (RFC 6749 section 4.4) and for other tokens (RFC 8693): had once for all who wait, kept veiled, and had again before
 * they expire. Where none is to be had, all who ask are told why for {@link #FAILURE}, and nobody asks the endpoint.
 */
final class AccessTokens {

  private static final Duration FAILURE = Duration.ofSeconds(2);
  /** A token is not shown in its last minute, or the last fifth of a short life. */
  private static final Duration MARGIN = Duration.ofMinutes(1);
  private static final int MOST = 1000;

  /** Whose token, and for what. */
  record Key(String secret, ClientCredentials how) {}

  private final Means means;
  private final FlightCache<Key, Veiled> cache;

  AccessTokens(Means means) {
    this.means = means;
    this.cache = new FlightCache<>(MOST, FAILURE, means.clock());
  }

  /** Completes with a token that is good, or with an {@link IOException} that says why there is none. */
  CompletionStage<Veiled> get(Key key, Dialler dialler) {
    return cache.get(key, wanted -> fetch(wanted, dialler));
  }

  /** The upstream does not take the token any more. */
  void refused(Key key) {
    cache.forget(key);
  }

  private CompletionStage<FlightCache.Fresh<Veiled>> fetch(Key key, Dialler dialler) {
    Head head = new Head("POST", key.how().endpoint(),
        Headers.of("Accept", "application/json", "Content-Type",
            "application/x-www-form-urlencoded"));
    byte[] form;
    try {
      form = new GrantForm(key.how(), means.clock()).bytes(name -> open(key, name), key.secret());
    } catch (IOException e) {
      return CompletableFuture.failedFuture(e);
    }
    return means.own().prepare(head, Bytes.wrap(form), dialler.loop().executor())
        .thenCompose(leaving -> send(key, leaving, dialler))
        .whenComplete((_, _) -> Arrays.fill(form, (byte) 0)).thenCompose(this::granted);
  }

  private CompletionStage<Errand.Answer> send(Key key, OwnCalls.Leaving leaving, Dialler dialler) {
    return Errand.run(dialler, leaving.prepared(), () -> {
      if (key.how().proof() != Proof.BASIC) {
        return Badge.NONE;
      }
      try (Secret secret = open(key, key.secret())) {
        return Badges.ofClient(key.how().endpoint(), key.how().client(), secret);
      }
    }, leaving.ended());
  }

  /** Opens a secret for the token endpoint, which it has to be bound to. */
  private Secret open(Key key, String name) throws IOException {
    try {
      return means.credentials().open(name, key.how().endpoint().origin().host());
    } catch (IOException e) {
      throw new IOException("the credential is not available", e);
    }
  }

  private CompletionStage<FlightCache.Fresh<Veiled>> granted(Errand.Answer answer) {
    if (answer.status() != 200) {
      return CompletableFuture.failedFuture(new IOException("it answered " + answer.status()));
    }
    try {
      Grant grant = means.grants().read(answer.body());
      try (Secret token = grant.token()) {
        Duration fifth = grant.life().dividedBy(5);
        Duration margin = fifth.compareTo(MARGIN) < 0 ? fifth : MARGIN;
        return CompletableFuture
            .completedFuture(new FlightCache.Fresh<>(new Veiled(token), grant.life().minus(margin)));
      }
    } catch (IOException e) {
      return CompletableFuture.failedFuture(e);
    }
  }
}
