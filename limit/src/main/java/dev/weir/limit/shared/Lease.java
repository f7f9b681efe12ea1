package dev.weir.limit.shared;

import dev.weir.limit.Level;
import dev.weir.limit.Rate;
import dev.weir.limit.Shelf;
import dev.weir.model.Limiter.Answer;
import dev.weir.model.Limiter.Grant;
import dev.weir.model.Obligation;
import dev.weir.model.Obligation.Limit.Unit;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What this Weir has on loan from one bucket, and spends without asking: at most {@link #most a sixteenth of the burst}, and
 * for {@link #LIFE} at the longest; what is not spent by then lapses. It was taken out of the bucket before, so that no
 * number of Weirs together spends more than flowed into it.
 *
 * <p>How much is drawn follows use: twice as much where the last loan was spent early, else as much as was spent of it. So a
 * key that is seldom used borrows one token for the call that asks, and a hot one asks a few times a second. One question is
 * under way at a time; calls that come meanwhile wait for its answer, in order.
 */
final class Lease implements Shelf.Kept<Answer> {

  /** How long tokens on loan may be spent, in nanoseconds. */
  static final long LIFE = Duration.ofMillis(500).toNanos();

  private static final int SHARE_OF_BURST = 16;

  /** From this size on a loan is renewed before it is spent, so that no call waits. */
  private static final long WORTH_RENEWING = 8;

  private record Waiting(Obligation.Limit limit, CompletableFuture<Grant> grant) {}

  private final String bucket;
  private final Store store;
  private final Function<Obligation.Limit, Grant> away;
  private final Tally tally;
  private final LongSupplier nanos;
  private final Queue<Waiting> waiting = new ArrayDeque<>();

  private Rate rate;
  private long tokens;
  private long until;
  /** What the bucket had left when it was asked last; full as long as nobody has asked. */
  private long left;
  /** Before this there is nothing to be had from the bucket. */
  private long emptyUntil;
  private long size = 1;
  private long spent;
  private long askedAt;
  private boolean whole;
  private boolean asking;
  private boolean dropped;

  /**
   * Makes one that has nothing yet.
   *
   * @param away what becomes of a call while the store cannot be asked
   */
  Lease(String bucket, Rate rate, Store store, Function<Obligation.Limit, Grant> away, Tally tally,
      LongSupplier nanos) {
    this.bucket = bucket;
    this.rate = rate;
    this.store = store;
    this.away = away;
    this.tally = tally;
    this.nanos = nanos;
    long now = nanos.getAsLong();
    until = now;
    left = rate.burst();
    emptyUntil = now;
    askedAt = now - LIFE;
  }

  /** Returns the most tokens that one Weir has on loan at {@code rate}: by so much can one window see more than its limit. */
  static long most(Rate rate) {
    return Math.max(1, rate.burst() / SHARE_OF_BURST);
  }

  @Override
  public Optional<Answer> take(Obligation.Limit limit, long units) {
    return take(limit);
  }

  /** A request is one and stays one. */
  @Override
  public void settle(Obligation.Limit limit, long taken, long used) {
    throw new UnsupportedOperationException("requests are not settled");
  }

  synchronized Optional<Answer> take(Obligation.Limit limit) {
    if (dropped) {
      return Optional.empty();
    }
    long now = nanos.getAsLong();
    if (!rate.isOf(limit)) {
      change(Rate.of(limit), now);
    }
    if (has(now)) {
      tokens--;
      spent++;
      tally.lent();
      renewEarly(now);
      return Optional.of(new Grant.Granted(left + tokens));
    }
    if (waiting.isEmpty() && now - emptyUntil < 0) {
      tally.refused();
      return Optional.of(new Grant.Exceeded(Duration.ofNanos(emptyUntil - now)));
    }
    return Optional.of(store.open() ? later(limit, now) : away(limit));
  }

  /** What is on loan was drawn at another rate: it lapses, so that the new one holds from the first call that carries it. */
  private void change(Rate to, long now) {
    rate = to;
    tokens = 0;
    emptyUntil = now;
    size = 1;
  }

  private boolean has(long now) {
    return tokens > 0 && now - until < 0;
  }

  private Grant away(Obligation.Limit limit) {
    tally.away();
    return away.apply(limit);
  }

  private Answer later(Obligation.Limit limit, long now) {
    Waiting one = new Waiting(limit, new CompletableFuture<>());
    waiting.add(one);
    tally.waited();
    if (!asking) {
      ask(now);
    }
    return new Answer.Later(one.grant());
  }

  private void renewEarly(long now) {
    boolean low = size >= WORTH_RENEWING && tokens <= size / 4;
    if (low && !asking && now - emptyUntil >= 0 && store.open()) {
      ask(now);
    }
  }

  private void ask(long now) {
    long most = most(rate);
    boolean early = whole && now - askedAt < LIFE / 2;
    size = Math.clamp(early ? size * 2 : spent, 1, most);
    if (!has(now)) {
      tokens = 0;
    }
    long want = Math.max(1, Math.min(most, Math.max(size, waiting.size())) - tokens);
    spent = 0;
    askedAt = now;
    asking = true;
    store.draw(bucket, rate, want, 1).whenComplete((drawn, _) -> tell(answered(want, now, drawn)));
  }

  /** Returns whom to tell what. */
  private synchronized List<Runnable> answered(long wanted, long asked, Store.@Nullable Drawn drawn) {
    asking = false;
    List<Runnable> told = new ArrayList<>();
    if (drawn == null) {
      waiting.forEach(one -> told.add(() -> one.grant().complete(away(one.limit()))));
      waiting.clear();
      return told;
    }
    long now = nanos.getAsLong();
    tokens += drawn.granted();
    left = drawn.left();
    until = asked + LIFE;
    whole = drawn.granted() == wanted;
    emptyUntil = now + drawn.refill().toNanos();
    serve(told);
    if (whole && !waiting.isEmpty()) {
      ask(now);
    } else {
      waiting.forEach(one -> told.add(() -> one.grant().complete(new Grant.Exceeded(drawn.refill()))));
      waiting.clear();
    }
    return told;
  }

  private void serve(List<Runnable> told) {
    while (tokens > 0 && !waiting.isEmpty()) {
      Waiting one = waiting.remove();
      tokens--;
      spent++;
      Grant grant = new Grant.Granted(left + tokens);
      told.add(() -> one.grant().complete(grant));
    }
  }

  @Override
  public Level level(String name, String key, Unit unit) {
    long now = nanos.getAsLong();
    Rate at = rate;
    long age = Math.max(0, now - askedAt);
    long lent = has(now) ? tokens : 0;
    long flowed = (long) ((double) age * at.amount() / at.period().toNanos());
    long held = left + lent;
    long known = flowed >= at.burst() - held ? at.burst() : held + flowed;
    return new Level(name, key, unit, at, known, lent, Duration.ofNanos(age));
  }

  private static void tell(List<Runnable> told) {
    told.forEach(Runnable::run);
  }

  /** With nothing on loan and nobody waiting there is nothing to forget: the bucket itself is with the store. */
  @Override
  public synchronized boolean drop() {
    dropped = dropped || !asking && waiting.isEmpty() && !has(nanos.getAsLong());
    return dropped;
  }
}
