package dev.weir.admin.session;

import dev.weir.admin.account.Digest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Challenges that carry their own proof: good for one purpose, in one session, for five minutes, and once. Nothing is kept of
 * those that nobody comes back with, so that anybody may be given as many as they like.
 */
public final class Tickets {

  private static final Duration LIFE = Duration.ofMinutes(5);

  private final Vouchers vouchers;
  private final Map<String, Instant> spent = new ConcurrentHashMap<>();
  private final InstantSource clock;

  public Tickets(InstantSource clock) {
    byte[] key = new byte[32];
    new SecureRandom().nextBytes(key);
    this.vouchers = new Vouchers(new Digest(key), clock);
    this.clock = clock;
  }

  /** Returns a new ticket: letters, digits, hyphens, underscores and dots. */
  public String issue(Session session, String purpose) {
    return vouchers.issue(purpose, session.id(), LIFE);
  }

  /** Returns whether {@code ticket} was issued to this session for this purpose, is in time, and is shown for the first time. */
  public boolean redeem(Session session, String purpose, String ticket) {
    Instant now = clock.instant();
    spent.values().removeIf(end -> !now.isBefore(end));
    Optional<Instant> end = vouchers.end(purpose, session.id(), ticket);
    return end.isPresent() && spent.putIfAbsent(ticket, end.get()) == null;
  }
}
