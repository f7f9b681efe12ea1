package dev.weir.vault;

import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Tokens that live no longer than this shelf keeps things, in two generations: the younger one is written to, the older one
 * goes as a whole, so that nothing is ever sought out to be thrown away.
 */
final class Shelf implements AutoCloseable {

  private record Generations(long began, Map<String, Held> young, Map<String, Held> old) {
    Generations next(long now) {
      return new Generations(Math.max(now, began + 1), new ConcurrentHashMap<>(), young);
    }

    @Nullable
    Held find(String key) {
      Held held = young.get(key);
      return held == null ? old.get(key) : held;
    }

    @Override
    public String toString() {
      return "Generations[" + young.size() + ", " + old.size() + "]";
    }
  }

  private final TokenLog log;
  private final long keptMillis;
  private final int most;
  private volatile Generations generations;

  /**
   * Opens the shelf with what the log has of it.
   *
   * @param kept the longest time to live of anything here
   * @param most when there are more tokens, the oldest go sooner
   */
  Shelf(TokenLog log, Duration kept, int most, long now) throws VaultException {
    this.log = log;
    this.keptMillis = kept.toMillis();
    this.most = most;
    this.generations = restored(log.load(), now);
  }

  private static Generations restored(NavigableMap<Long, List<Held>> disk, long now) {
    Generations restored = new Generations(now, new ConcurrentHashMap<>(), Map.of());
    boolean first = true;
    for (Map.Entry<Long, List<Held>> each : disk.entrySet()) {
      Map<String, Held> old = first ? Map.of() : restored.young();
      restored = new Generations(each.getKey(), new ConcurrentHashMap<>(), old);
      first = false;
      for (Held held : each.getValue()) {
        if (held.expiresMillis() > now) {
          restored.young().put(held.key(), held);
        }
      }
    }
    return restored;
  }

  boolean keeps(Duration ttl) {
    return ttl.toMillis() <= keptMillis;
  }

  /** Returns what is remembered under {@code key}, expired or not; null for nothing. */
  @Nullable
  Held find(String key) {
    return generations.find(key);
  }

  /** Returns all that is remembered. */
  Collection<Held> all() {
    Map<String, Held> all = new HashMap<>(generations.old());
    all.putAll(generations.young());
    return all.values();
  }

  synchronized void remember(Held held, long now) {
    if (generations.young().size() >= Math.max(1, most / 2)) {
      turn(now);
    }
    generations.young().put(held.key(), held);
    log.append(generations.began(), held);
  }

  private void turn(long now) {
    generations = generations.next(now);
    log.begin(generations.began());
  }

  /** Lets go of what is too old, and writes what waits. */
  void tick(long now) {
    synchronized (this) {
      if (now - generations.began() >= keptMillis) {
        turn(now);
      }
    }
    log.flush();
  }

  /** Forgets what has expired; on the disk it goes with its generation. */
  void purge(long now) {
    generations.young().values().removeIf(held -> held.expiresMillis() <= now);
  }

  /** Lets another process have the folder; what is remembered can be found as before. */
  @Override
  public void close() throws IOException {
    log.close();
  }
}
