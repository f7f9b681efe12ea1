package dev.weir.vault;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Owners, ends and last uses of credentials. A use is noted in memory, and written down once a minute at most: a call never waits
 * for it, and a crash loses that minute.
 */
final class SecretNotes {

  private static final System.Logger LOG = System.getLogger(SecretNotes.class.getName());
  private static final Duration PACE = Duration.ofMinutes(1);

  private final Store<Table<SecretNote>> store;
  private final Clock clock;
  private final Map<String, AtomicLong> uses = new ConcurrentHashMap<>();
  private Instant written;

  SecretNotes(Store<Table<SecretNote>> store, Clock clock) {
    this.store = store;
    this.clock = clock;
    this.written = clock.instant();
  }

  SecretNote of(String name) throws VaultException {
    SecretNote note = store.current().rows().get(name);
    return note == null ? SecretNote.blank(name) : note;
  }

  /** Notes that {@code name} is shown; throws where it may not be any more. */
  void use(String name) throws VaultException {
    SecretNote note = store.current().rows().get(name);
    long now = clock.millis();
    if (note != null && note.expires().isPresent() && now >= note.expires().get().toEpochMilli()) {
      throw new VaultException("the secret " + name + " has expired at " + note.expires().get(),
          "rotate it with `weir secrets rotate " + name + " --expires TIME`");
    }
    uses.computeIfAbsent(name, _ -> new AtomicLong()).setRelease(now);
  }

  /** Says whose {@code name} is and until when it is good; when it was last used stays. */
  void describe(String name, String owner, Optional<Instant> expires) throws VaultException {
    store.change(table -> {
      SecretNote before = table.rows().getOrDefault(name, SecretNote.blank(name));
      return new Store.Changed<>(table.with(name, new SecretNote(name, owner, expires, before.lastUse())),
          name);
    });
  }

  void forget(String name) throws VaultException {
    uses.remove(name);
    store.change(table -> new Store.Changed<>(table.without(name), name));
  }

  void refresh() {
    store.refresh();
    if (!clock.instant().isBefore(written.plus(PACE))) {
      write();
    }
  }

  /** Writes down which credentials were used. */
  synchronized void write() {
    written = clock.instant();
    Map<String, AtomicLong> since = Map.copyOf(uses);
    since.keySet().forEach(uses::remove);
    if (since.isEmpty()) {
      return;
    }
    try {
      store.change(table -> {
        Table<SecretNote> next = table;
        for (Map.Entry<String, AtomicLong> use : since.entrySet()) {
          SecretNote note = table.rows().getOrDefault(use.getKey(), SecretNote.blank(use.getKey()));
          next = next.with(use.getKey(), note.used(Instant.ofEpochMilli(use.getValue().getAcquire())));
        }
        return new Store.Changed<>(next, since);
      });
    } catch (VaultException e) {
      LOG.log(System.Logger.Level.WARNING, "when credentials were last used is not written down: {0}",
          e.getMessage());
    }
  }
}
