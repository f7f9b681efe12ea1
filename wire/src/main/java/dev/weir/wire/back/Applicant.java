package dev.weir.wire.back;

import dev.weir.wire.loop.Loop;
import dev.weir.wire.loop.Timed;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One who waits for a connection to a destination. */
final class Applicant implements Timed {

  private final Berths berths;
  private final Loop loop;
  private final String destination;
  private final Pool.@Nullable Key key;
  private final Turn turn;
  private final long since = System.nanoTime();

  /** Makes an applicant; with a {@code key}, an idle connection of that key will do as well. */
  Applicant(Berths berths, Loop loop, String destination, Pool.@Nullable Key key, Turn turn) {
    this.berths = berths;
    this.loop = loop;
    this.destination = destination;
    this.key = key;
    this.turn = turn;
  }

  String destination() {
    return destination;
  }

  Loop loop() {
    return loop;
  }

  Turn turn() {
    return turn;
  }

  /** Returns whether {@code idle} is as good as a new one. */
  boolean suits(UpstreamConnection idle) {
    return key != null && idle.loop() == loop && idle.key().equals(key);
  }

  boolean waitsLonger(Duration than, long nowNanos) {
    return nowNanos - since >= than.toNanos();
  }

  /** It is this one's turn, on whichever thread that is found out. */
  void go() {
    loop.executor().execute(() -> {
      loop.leave(this);
      turn.dial();
    });
  }

  @Override
  public void tick(long nowNanos) {
    if (waitsLonger(berths.patience(), nowNanos) && berths.withdraw(this)) {
      loop.leave(this);
      turn.failed(berths.late());
    }
  }
}
