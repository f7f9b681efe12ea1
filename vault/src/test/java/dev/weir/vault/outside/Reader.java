package dev.weir.vault.outside;

import dev.weir.model.Secret;
import dev.weir.model.settings.OutsideSecret;
import dev.weir.model.settings.SecretSource;
import dev.weir.vault.cloud.Environment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/** Reads outside secrets by a clock that is set by hand, as Weir would. */
final class Reader {

  static final Duration EVERY = Duration.ofSeconds(30);
  static final Duration STALE = Duration.ofHours(1);

  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-02T03:04:05Z"));
  private final Environment environment;

  Reader(Environment environment) {
    this.environment = environment;
  }

  /** Returns a secret that was not read yet. */
  Kept unread(SecretSource from) {
    return new Kept("pay", new OutsideSecret(from, EVERY, STALE), Reading.of(from, environment, now::get),
        now::get);
  }

  /** Returns a secret that was read once, or could not be. */
  Kept read(SecretSource from) {
    Kept kept = unread(from);
    kept.tick().join();
    return kept;
  }

  /** Returns what a call would show. */
  static String value(Kept kept) throws IOException {
    try (Secret secret = kept.open()) {
      return new String(secret.reveal(), StandardCharsets.UTF_8);
    }
  }

  /** Lets time pass, and reads what is due then. */
  void later(Duration by, Kept kept) {
    now.updateAndGet(at -> at.plus(by));
    kept.tick().join();
  }
}
