package dev.weir.gateway;

import dev.weir.model.Decision.Deny;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/**
 * Pays for the bytes of one connection by instalments, the next one before the last is used up. Each is charged before its bytes
 * flow, so that what a Weir that dies had moved stays charged; it is larger each time that one is had, and smaller each time that
 * one is refused, so that what is left of a budget is used to the last few KiB. A limit that has nothing left holds the
 * connection back until something has flowed in; a budget that has nothing left ends it. For one thread at a time.
 */
final class Prepaid implements Credit {

  static final long FIRST_BYTES = 64 << 10;
  static final long MOST_BYTES = 1 << 20;
  static final long LEAST_BYTES = 4 << 10;

  private static final int SHRINKING = 4;

  private final Paying paying;
  private final Executor loop;
  private final InstantSource clock;
  private final long least;
  private final Deque<Instalment.Paid> open = new ArrayDeque<>(2);
  private Runnable flow = () -> {};
  private Instant notBefore = Instant.MIN;
  private Optional<Deny> spent = Optional.empty();
  private long size;
  private long paid;
  private long flowed;
  /** How many bytes have flowed by what is open, or beyond all that is paid. */
  private long used;
  private boolean asking;
  private boolean closed;

  Prepaid(Paying paying, Executor loop, InstantSource clock) {
    this.paying = paying;
    this.loop = loop;
    this.clock = clock;
    least = Math.min(LEAST_BYTES, paying.most());
    size = Math.min(FIRST_BYTES, paying.most());
  }

  @Override
  public long left() {
    if (paid - flowed < size / 2 || isOut()) {
      ask();
    }
    return paid - flowed;
  }

  private boolean isOut() {
    return paid <= flowed;
  }

  @Override
  public void spend(long bytes) {
    flowed += bytes;
    used += bytes;
    settle();
  }

  private void settle() {
    while (!open.isEmpty() && used >= open.peek().bytes()) {
      Instalment.Paid first = open.remove();
      used -= first.bytes();
      first.used(first.bytes());
    }
  }

  @Override
  public void whenMore(Runnable run) {
    flow = run;
  }

  /** Returns why nothing flows any more, once a budget has nothing left. */
  Optional<Deny> spent() {
    return spent;
  }

  private void ask() {
    if (asking || closed || spent.isPresent() || clock.instant().isBefore(notBefore)) {
      return;
    }
    asking = true;
    CompletableFuture<Instalment> answer = paying.pay(size).toCompletableFuture();
    if (answer.isDone()) {
      answered(answer.join());
    } else {
      CompletionStage<Void> _ = answer.thenAcceptAsync(this::answered, loop);
    }
  }

  private void answered(Instalment answer) {
    asking = false;
    switch (answer) {
      case Instalment.Paid more -> take(more);
      case Instalment.Later(var pause) when size <= least -> notBefore = clock.instant().plus(pause);
      case Instalment.Spent(Deny why) when size <= least -> spent = isOut() ? Optional.of(why) : spent;
      case Instalment.Later _,Instalment.Spent _ -> {
        size = Math.max(least, size / SHRINKING);
        left();
      }
    }
  }

  private void take(Instalment.Paid more) {
    if (closed) {
      more.used(0);
      return;
    }
    boolean wasOut = isOut();
    open.add(more);
    paid += more.bytes();
    size = Math.min(Math.min(size * 2, MOST_BYTES), paying.most());
    settle();
    if (wasOut && !isOut()) {
      loop.execute(flow);
    }
  }

  /** The connection has ended: gives back what has not flowed; returns how many of its bytes are paid. */
  long close() {
    closed = true;
    while (!open.isEmpty()) {
      Instalment.Paid first = open.remove();
      first.used(used);
      used = 0;
    }
    return flowed - used;
  }
}
