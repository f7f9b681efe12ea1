package dev.weir.wire.loop;

import dev.weir.wire.http.HeadWriter;
import dev.weir.wire.http.Limits;
import io.netty.channel.EventLoop;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * One event loop with what its connections share. Deadlines are looked at together, four times a second: a timer for each
 * would be set and cancelled with every request. Used on its own thread only, but for its making.
 */
public final class Loop {

  private static final long TICK_MILLIS = 250;
  private static final DateTimeFormatter IMF_FIXDATE = DateTimeFormatter
      .ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private final EventLoop executor;
  private final Limits limits;
  private final HeadWriter writer = new HeadWriter();
  private final byte[] scratch;
  private final Set<Timed> members = Collections.newSetFromMap(new IdentityHashMap<>());
  private long now = System.nanoTime();
  private long dateSecond = -1;
  private String date = "";

  public Loop(EventLoop executor, Limits limits) {
    this.executor = executor;
    this.limits = limits;
    // A little longer than the longest head, so that parsers may look a few bytes ahead.
    scratch = new byte[limits.headBytes() + 64];
    var _ = executor.scheduleAtFixedRate(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
  }

  public EventLoop executor() {
    return executor;
  }

  public Limits limits() {
    return limits;
  }

  /** Returns the writer that spells one head at a time. */
  public HeadWriter writer() {
    return writer;
  }

  /** Returns room for one head while it is parsed. */
  public byte[] scratch() {
    return scratch;
  }

  /** Returns the time of the last tick, in the nanoseconds of {@link System#nanoTime}; costs nothing. */
  public long now() {
    return now;
  }

  /** Returns the deadline {@code in} from this moment, not from the last tick: nothing may end before its time. */
  public long deadline(Duration in) {
    return System.nanoTime() + in.toNanos();
  }

  /** Returns what a Date field says now. */
  public String date() {
    long second = System.currentTimeMillis() / 1000;
    if (second != dateSecond) {
      dateSecond = second;
      date = IMF_FIXDATE.format(Instant.ofEpochSecond(second));
    }
    return date;
  }

  /** Ticks {@code member} from now on. */
  public void join(Timed member) {
    members.add(member);
  }

  /** Ticks {@code member} no more. */
  public void leave(Timed member) {
    members.remove(member);
  }

  private void tick() {
    now = System.nanoTime();
    // A copy, since a member that is ended leaves.
    for (Timed member : members.toArray(new Timed[0])) {
      member.tick(now);
    }
  }
}
