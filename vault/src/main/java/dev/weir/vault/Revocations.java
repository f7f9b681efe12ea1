package dev.weir.vault;

import dev.weir.model.Bulletin;
import dev.weir.model.KeyId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Which keys other Weirs have ended, and what others are told of those that were ended here.
 *
 * <p>What was heard holds from that moment on and for good: it is written down too, so that a restart forgets nothing. Once
 * {@link #believe} has been called, nothing is believed of any key unless others could be heard not longer ago than that.
 */
final class Revocations implements Bulletin {

  private static final System.Logger LOG = System.getLogger(Revocations.class.getName());

  /** How long behind a key's own end its revocation is kept: clocks differ. */
  private static final Duration KEPT = Duration.ofHours(24);

  private final Store<Table<Ended>> store;
  private final EndedText texts;
  private final Supplier<List<Ended>> here;
  private final Clock clock;
  private final LongSupplier nanos;
  private final Map<String, Ended> heard = new ConcurrentHashMap<>();
  private final Set<String> told = new HashSet<>();
  private volatile long believedNanos = -1;
  private volatile long asOfNanos;

  /** @param here what was ended in this Weir's own vault */
  Revocations(Store<Table<Ended>> store, EndedText texts, Supplier<List<Ended>> here, Clock clock,
      LongSupplier nanos) throws VaultException {
    this.store = store;
    this.texts = texts;
    this.here = here;
    this.clock = clock;
    this.nanos = nanos;
    heard.putAll(store.current().rows());
  }

  /** Asks from now on that others can be heard; nothing is believed before they were for the first time. */
  void believe(Duration longest) {
    asOfNanos = nanos.getAsLong() - longest.toNanos() - 1;
    believedNanos = longest.toNanos();
  }

  /** Returns when another Weir ended this key; empty where none is known to have. */
  Optional<Instant> of(KeyId id) {
    return Optional.ofNullable(heard.get(id.text())).map(Ended::at);
  }

  /** Returns whether others could not be heard for too long. */
  boolean deaf() {
    return believedNanos >= 0 && nanos.getAsLong() - asOfNanos > believedNanos;
  }

  @Override
  public String place() {
    return texts.place();
  }

  @Override
  public List<String> news(boolean whole) {
    if (whole) {
      told.clear();
    }
    Map<String, Ended> all = new HashMap<>();
    if (whole) {
      all.putAll(heard);
    }
    here.get().forEach(ended -> all.put(ended.name(), ended));
    Instant now = clock.instant();
    return all.values().stream().filter(ended -> !isOver(ended, now) && told.add(ended.name()))
        .map(texts::write).toList();
  }

  @Override
  public List<String> read(List<String> lines) {
    Instant now = clock.instant();
    List<String> idle = new ArrayList<>();
    Map<String, Ended> fresh = new HashMap<>();
    for (String line : lines) {
      Optional<Ended> ended = texts.read(line);
      if (ended.isEmpty() || isOver(ended.get(), now)) {
        idle.add(line);
      } else {
        told.add(ended.get().name());
        if (heard.putIfAbsent(ended.get().name(), ended.get()) == null) {
          fresh.put(ended.get().name(), ended.get());
        }
      }
    }
    if (!fresh.isEmpty()) {
      keep(fresh, now);
    }
    return idle;
  }

  private static boolean isOver(Ended ended, Instant now) {
    return ended.until().plus(KEPT).isBefore(now);
  }

  /** It holds in memory whatever becomes of this; after a restart it is heard anew. */
  private void keep(Map<String, Ended> fresh, Instant now) {
    try {
      store.change(table -> {
        Map<String, Ended> rows = new HashMap<>(table.rows());
        rows.putAll(fresh);
        rows.values().removeIf(row -> isOver(row, now));
        return new Store.Changed<>(new Table<>(rows), fresh);
      });
    } catch (VaultException e) {
      LOG.log(System.Logger.Level.WARNING, "what other Weirs have revoked is kept in memory alone: {0}",
          e.getMessage());
    }
  }

  @Override
  public void upToDate(long at) {
    asOfNanos = at;
  }

  void refresh() {
    store.refresh();
  }
}
