package dev.weir.wire.front;

import dev.weir.wire.guard.Guard;
import dev.weir.wire.guard.Pace;
import dev.weir.wire.guard.Share;
import dev.weir.wire.http.Limits;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOutboundBuffer;
import java.time.Duration;

/** What one client's connection holds, and whether its client sends and reads as fast as it must. */
final class Watch {

  /** Where memory is short: how long bytes may lie still. */
  private static final Duration PATIENCE_WHEN_TIGHT = Duration.ofSeconds(2);

  private final Guard guard;
  private final Share buffers;
  private final Pace in;
  private final Pace out;
  private final Pace urgent;
  private long seen;
  private long unread;

  Watch(Guard guard, Limits limits, long nowNanos) {
    this.guard = guard;
    buffers = new Share(guard.buffers());
    in = new Pace(limits.body(), limits.slowest());
    out = new Pace(limits.body(), limits.slowest());
    urgent = new Pace(PATIENCE_WHEN_TIGHT, limits.slowest());
    seen = nowNanos;
  }

  /** Bytes of a body have come. */
  void came(int bytes) {
    in.moved(bytes);
  }

  /** So much of what was written has gone since it was more than could be taken. */
  void took(long bytes) {
    out.moved(bytes);
    urgent.moved(bytes);
  }

  /** A body is asked for, from now on. */
  void bodyBegins(long nowNanos) {
    in.stop();
    in.start(nowNanos);
  }

  /** No body is asked for any more. */
  void bodyEnds() {
    in.stop();
  }

  /** Counts what is held: {@code waiting} bytes that nobody took, and what the client has not read. */
  void holds(int waiting, Channel channel) {
    buffers.is(waiting + pending(channel));
  }

  /** The connection is no more. */
  void over() {
    buffers.close();
  }

  /** Returns whether the body that is waited for comes too slowly; {@code hungry} tells whether it is waited for now. */
  boolean sendsTooSlowly(long nowNanos, boolean hungry) {
    if (!hungry) {
      in.excuse(nowNanos - seen);
    }
    seen = nowNanos;
    return in.late(nowNanos);
  }

  /** Returns whether the client reads too slowly. */
  boolean readsTooSlowly(long nowNanos, Channel channel) {
    long now = pending(channel);
    if (now == 0) {
      out.stop();
      urgent.stop();
    } else {
      took(Math.max(0, unread - now));
      out.start(nowNanos);
      hurry(nowNanos);
    }
    unread = now;
    return out.late(nowNanos) || urgent.late(nowNanos);
  }

  private void hurry(long nowNanos) {
    if (guard.tight()) {
      urgent.start(nowNanos);
    } else {
      urgent.stop();
    }
  }

  /** Returns whether the client has not read all that was written. */
  boolean unread() {
    return unread > 0;
  }

  /** Returns how many bytes wait for the socket to take them. */
  static long pending(Channel channel) {
    ChannelOutboundBuffer buffer = channel.unsafe().outboundBuffer();
    return buffer == null ? 0 : buffer.totalPendingWriteBytes();
  }
}
