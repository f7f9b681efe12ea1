package dev.weir.vault.outside;

import dev.weir.model.Credentials;
import dev.weir.model.Secret;
import dev.weir.model.net.Host;
import dev.weir.model.settings.OutsideSecret;
import dev.weir.model.settings.Settings;
import dev.weir.vault.Beat;
import dev.weir.vault.cloud.Environment;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The vault's credentials, and those that the configuration says are kept elsewhere. These are read on threads of their own, held
 * veiled, and given for as long as they are believed; they go to the hosts of the destinations and exports that use them and to
 * no others.
 */
public final class OutsideSecrets implements Credentials, AutoCloseable {

  private static final Duration PACE = Duration.ofSeconds(1);
  /** What giving leases back may take when Weir ends: they end by themselves too. */
  private static final Duration PARTING = Duration.ofSeconds(3);

  /** What one configuration says. */
  private record Edition(Settings settings, Map<String, Kept> kept) {}

  private final Credentials vault;
  private final InstantSource clock;
  private final Beat beat;
  private volatile Edition edition;

  private OutsideSecrets(Credentials vault, Settings settings, InstantSource clock) {
    this.vault = vault;
    this.clock = clock;
    this.edition = new Edition(settings, Map.of());
    this.beat = new Beat("weir-outside-secrets", PACE, () -> {
      var _ = tick();
    });
  }

  /** Returns the credentials that {@code settings} speaks of, read once or for {@code patience}. */
  public static OutsideSecrets of(Credentials vault, Settings settings, InstantSource clock,
      Duration patience) {
    OutsideSecrets secrets = new OutsideSecrets(vault, settings, clock);
    secrets.update(settings);
    var _ = secrets.tick().completeOnTimeout(null, patience.toMillis(), TimeUnit.MILLISECONDS).join();
    return secrets;
  }

  /** Goes by another configuration from now on; what it keeps as it was need not be read again. */
  public void update(Settings settings) {
    Map<String, Kept> before = edition.kept();
    Map<String, Kept> kept = new HashMap<>();
    settings.secrets().forEach((name, terms) -> kept.put(name, same(before, name, terms)));
    edition = new Edition(settings, Map.copyOf(kept));
    before.values().stream().filter(known -> !kept.containsValue(known)).forEach(known -> {
      var _ = known.close();
    });
  }

  private Kept same(Map<String, Kept> before, String name, OutsideSecret terms) {
    Kept known = before.get(name);
    return known != null && known.terms().equals(terms)
        ? known
        : new Kept(name, terms, Reading.of(terms.from(), Environment.own(), clock), clock);
  }

  private CompletableFuture<Void> tick() {
    return CompletableFuture.allOf(
        edition.kept().values().stream().map(Kept::tick).toArray(CompletableFuture[]::new));
  }

  @Override
  public Secret open(String name, Host host) throws IOException {
    Edition now = edition;
    Kept kept = now.kept().get(name);
    if (kept == null) {
      return vault.open(name, host);
    }
    boolean bound = now.settings().recipients(name).anyMatch(pattern -> pattern.matches(host));
    if (!bound) {
      throw new IOException("the secret " + name + " may not go to " + host);
    }
    return kept.open();
  }

  @Override
  public void close() {
    beat.close();
    var _ = CompletableFuture.allOf(edition.kept().values().stream().map(Kept::close)
        .toArray(CompletableFuture[]::new)).completeOnTimeout(null, PARTING.toMillis(), TimeUnit.MILLISECONDS)
        .join();
  }
}
