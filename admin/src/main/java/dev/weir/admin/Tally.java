package dev.weir.admin;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * One counter for each set of labels, and a bound on how many there are: behind {@code capacity} all new ones share one, so
 * that nothing a caller sends can fill the memory.
 */
public final class Tally<L, C> {

  private final Map<L, C> cells = new ConcurrentHashMap<>();
  private final int capacity;
  private final L rest;
  private final Supplier<C> fresh;

  /** Makes one whose {@code rest} is for what comes behind the first {@code capacity}. */
  public Tally(int capacity, L rest, Supplier<C> fresh) {
    this.capacity = capacity;
    this.rest = rest;
    this.fresh = fresh;
  }

  /** Returns the counter of {@code labels}. */
  public C at(L labels) {
    C cell = cells.get(labels);
    return cell != null ? cell : added(labels);
  }

  /** Returns all counters as they are now. */
  public Map<L, C> cells() {
    return Map.copyOf(cells);
  }

  private C added(L labels) {
    return cells.computeIfAbsent(cells.size() < capacity ? labels : rest, _ -> fresh.get());
  }
}
