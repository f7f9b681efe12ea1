package dev.weir.limit.shared;

import dev.weir.limit.Level;
import dev.weir.limit.LocalLimiter;
import dev.weir.limit.Rate;
import dev.weir.limit.ReadableLimiter;
import dev.weir.limit.Shelf;
import dev.weir.model.Obligation;
import dev.weir.model.Obligation.Limit.Unit;
import dev.weir.model.settings.Shared;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Stream;

/**
 * Rates that hold for all Weirs on one Redis together.
 *
 * <p>Promises that in any window they grant a key no more than burst, what flowed in, and for each Weir {@link Lease#most
 * what it may have on loan} (bytes are not lent, and settled beyond that), also when Redis is killed, frozen, restarted or emptied, with or without its data: then every
 * bucket begins empty. While Redis is away what was configured for that holds: {@code closed} grants nothing,
 * {@code local-share} up to one burst more for each time that Redis was away, {@code open} everything.
 */
public final class SharedLimiter implements ReadableLimiter, AutoCloseable {

  private static final int NAME_BYTES = 18;

  private final Tally tally = new Tally();
  private final Link link;
  private final Shelf<Answer> leases;
  private final Direct direct;

  private SharedLimiter(Shared.Redis redis) {
    link = Link.open(redis, tally);
    WhileAway away = new WhileAway(redis, new LocalLimiter());
    leases = new Shelf<>(LocalLimiter.MOST_BUCKETS,
        limit -> new Lease(bucket(limit), Rate.of(limit), link, away, tally, System::nanoTime),
        LocalLimiter.CROWDED);
    direct = new Direct(link, away, tally);
  }

  /** Returns one that has tried to reach Redis; where it could not it goes on trying, and Redis counts as away. */
  public static SharedLimiter open(Shared.Redis redis) {
    return new SharedLimiter(redis);
  }

  @Override
  public Answer take(Obligation.Limit limit, long units) {
    if (!Rate.flows(limit)) {
      return new Grant.Exceeded(limit.period());
    }
    return switch (limit.unit()) {
      case REQUESTS -> leases.take(limit, units);
      case BYTES -> direct.take(bucket(limit), limit, units);
    };
  }

  @Override
  public void settle(Obligation.Limit limit, Grant.Granted granted, long used) {
    if (limit.unit() == Unit.BYTES) {
      direct.settle(bucket(limit), limit, granted, used);
    }
  }

  /** Of requests, as this Weir heard of them last; of bytes nothing is kept here. */
  @Override
  public Stream<Level> levels() {
    return leases.levels();
  }

  /** Returns whether Redis can be asked. */
  public boolean up() {
    return link.open();
  }

  /** Returns how many calls have ended whose bytes Redis has not counted yet. */
  public int unsettled() {
    return link.unsettled();
  }

  /** Returns how calls were answered. */
  public Tally tally() {
    return tally;
  }

  /** A digest: Redis learns neither who calls nor where to. */
  private static String bucket(Obligation.Limit limit) {
    String counted = limit.unit() == Unit.REQUESTS ? "" : '\0' + limit.unit().name();
    String name = limit.by().name() + '\0' + limit.key() + counted;
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
      return "weir:rate:" + Base64.getUrlEncoder().encodeToString(Arrays.copyOf(hash, NAME_BYTES));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  @Override
  public void close() {
    link.close();
  }
}
