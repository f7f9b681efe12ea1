package dev.weir.wire.front;

import dev.weir.wire.guard.Guard;
import dev.weir.wire.loop.Loop;
import io.netty.channel.Channel;

/**
 * What one client's connection is waiting for, until when it may, and whether its client keeps up: told of each step of the
 * connection, and asked again and again what has become of it.
 */
final class Vigil {

  /** How a client has fallen behind. */
  enum Lapse {
    /** It has not. */
    NONE,
    /** Its body comes, but too slowly. */
    DRIPS,
    /** What was due has not come in time. */
    OVERDUE
  }

  private final Loop loop;
  private final Guard guard;
  private final Watch watch;
  private final Lease lease;
  private boolean headBegun = true;

  Vigil(Station station) {
    loop = station.loop();
    guard = station.house().guard();
    lease = new Lease(loop);
    watch = new Watch(guard, loop.limits(), loop.now());
  }

  /** The connection is there, and TLS is to be agreed on. */
  void handshake() {
    lease.handshake();
  }

  /** A request may come; {@code begun} says whether something of it is there. */
  void waitsForRequest(boolean begun) {
    headBegun = begun;
    if (begun) {
      lease.head();
    } else {
      lease.idle();
    }
  }

  /** So many bytes have come in the place of a request. */
  void headCame(int bytes) {
    watch.came(bytes);
    if (!headBegun) {
      headBegun = true;
      lease.head();
    }
  }

  /** So many bytes have come within a call; {@code wanted} unless they are passed over. */
  void bodyCame(int bytes, boolean wanted) {
    watch.came(bytes);
    if (wanted) {
      lease.body();
    }
  }

  /** A body is asked for. */
  void bodyBegins() {
    lease.body();
    watch.bodyBegins(loop.now());
  }

  /** A body is asked for again. */
  void bodyGoesOn() {
    lease.body();
  }

  /** The answer was written: no body is asked for any more. */
  void answered() {
    watch.bodyEnds();
  }

  /** What still comes is passed over. */
  void lingers() {
    lease.linger();
  }

  /** The client has to read what was written, and then all is over. */
  void leaves() {
    lease.body();
  }

  /** The server closes: one more request may come in a moment. */
  void parts() {
    lease.part();
  }

  /** Counts what is held: {@code waiting} bytes that nobody took, and what the client has not read. */
  void holds(int waiting, Channel channel) {
    watch.holds(waiting, channel);
  }

  /** The client has read enough for more to be written. */
  void drained(Channel channel) {
    watch
        .took(channel.config().getWriteBufferHighWaterMark() - channel.config().getWriteBufferLowWaterMark());
  }

  /** The connection is no more. */
  void over() {
    watch.over();
  }

  /**
   * Returns whether the connection takes memory for too long: its client reads too slowly or, where memory is short, sends a
   * head that is not whole.
   *
   * @param head whether a part of a head waits
   */
  boolean hoards(long nowNanos, boolean head, Channel channel) {
    return watch.readsTooSlowly(nowNanos, channel) || head && guard.tight();
  }

  /**
   * Returns how the client has fallen behind.
   *
   * @param hungry whether a body's next bytes are waited for
   * @param idle whether nothing is under way but what the client still reads
   */
  Lapse lapse(long nowNanos, boolean hungry, boolean idle) {
    boolean drips = watch.sendsTooSlowly(nowNanos, hungry) && hungry;
    if (!lease.over(nowNanos)) {
      return drips ? Lapse.DRIPS : Lapse.NONE;
    }
    // What the client still reads is over when it reads too slowly, and not before.
    return idle && watch.unread() ? Lapse.NONE : Lapse.OVERDUE;
  }
}
