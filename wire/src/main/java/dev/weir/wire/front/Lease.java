package dev.weir.wire.front;

import dev.weir.wire.http.Limits;
import dev.weir.wire.loop.Loop;
import java.time.Duration;

/** Until when a client's connection may stay as it is; every step of it sets that anew. */
final class Lease {

  private static final Duration LINGER = Duration.ofSeconds(2);
  /** For as long a connection that waits for a request may still bring one once the server closes; at most half of the grace. */
  private static final Duration PARTING = Duration.ofSeconds(1);

  private final Loop loop;
  private final Limits limits;
  private long end;

  Lease(Loop loop) {
    this.loop = loop;
    limits = loop.limits();
  }

  /** TLS is to be agreed on. */
  void handshake() {
    end = loop.deadline(limits.handshake());
  }

  /** A head has begun, or is due. */
  void head() {
    end = loop.deadline(limits.header());
  }

  /** A piece of a body has come or is due, or an answer is to be taken. */
  void body() {
    end = loop.deadline(limits.body());
  }

  /** Nothing is under way. */
  void idle() {
    end = loop.deadline(limits.idle());
  }

  /** What still comes is passed over. */
  void linger() {
    end = loop.deadline(LINGER);
  }

  /** The server closes: it ends in a moment, and not later than it would have. */
  void part() {
    Duration half = limits.grace().dividedBy(2);
    end = Math.min(end, loop.deadline(half.compareTo(PARTING) < 0 ? half : PARTING));
  }

  boolean over(long nowNanos) {
    return nowNanos - end >= 0;
  }
}
