package dev.weir.app;

import dev.weir.limit.abuse.Alert;
import dev.weir.limit.abuse.Webhooks;
import dev.weir.model.AuditEvent;
import dev.weir.model.AuditLog;
import dev.weir.model.KeyId;
import dev.weir.model.RuleRef;
import dev.weir.model.settings.KeyTerms;
import dev.weir.model.settings.KeyTerms.Measure;
import dev.weir.model.watch.Sightings;
import dev.weir.vault.Keys;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Tells of keys that were seen where they do not belong, each at most once a minute for each sign, and ends them where the
 * configuration says so. Both happen on other threads: a call waits for neither.
 */
final class KeyWarden implements Sightings {

  private static final System.Logger LOG = System.getLogger("dev.weir.app");
  private static final Duration QUIET = Duration.ofMinutes(1);
  private static final int MOST_TOLD = 4_096;

  private record Told(Sign sign, KeyId key) {}

  private final Keys keys;
  private final Supplier<KeyTerms> terms;
  private final Webhooks webhooks;
  private final AuditLog audit;
  private final Set<KeyId> ending = ConcurrentHashMap.newKeySet();
  private final Map<Told, Instant> told = new LinkedHashMap<>(16, 0.75f, true) {
    private static final long serialVersionUID = 1L;

    @Override
    protected boolean removeEldestEntry(Map.Entry<Told, Instant> eldest) {
      return size() > MOST_TOLD;
    }
  };

  KeyWarden(Keys keys, Supplier<KeyTerms> terms, Webhooks webhooks, AuditLog audit) {
    this.keys = keys;
    this.terms = terms;
    this.webhooks = webhooks;
    this.audit = audit;
  }

  @Override
  public String seen(Sighting seen) {
    Measure measure = terms.get().on(seen.sign());
    if (measure == Measure.REVOKE && ending.add(seen.key().id())) {
      Thread.ofVirtual().name("weir-key-end").start(() -> end(seen));
    }
    if (isNews(new Told(seen.sign(), seen.key().id()), seen.at())) {
      Alert alert = new Alert(seen.at(), "key." + seen.sign().word(), seen.caller(), seen.destination(),
          rule(seen.sign()), seen.reason(), measure.word());
      terms.get().alert().ifPresent(target -> webhooks.post(target, alert));
    }
    return measure.word();
  }

  private static RuleRef rule(Sign sign) {
    return switch (sign) {
      case LEAKED -> RuleRef.OWN_KEYS;
      case MISUSED -> RuleRef.KEY;
    };
  }

  private boolean isNews(Told about, Instant at) {
    synchronized (told) {
      Instant last = told.get(about);
      boolean news = last == null || at.isAfter(last.plus(QUIET));
      if (news) {
        told.put(about, at);
      }
      return news;
    }
  }

  private void end(Sighting seen) {
    KeyId id = seen.key().id();
    try {
      keys.revoke(id);
      audit.append(new AuditEvent.AdminChange(seen.at(), "(weir)", "key revoked", id.text(), seen.reason()));
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.ERROR, "the key {0}, which was {1}, could not be revoked: {2}; revoke it by hand", id,
          seen.sign().word(), e.getMessage());
    } finally {
      ending.remove(id);
    }
  }
}
