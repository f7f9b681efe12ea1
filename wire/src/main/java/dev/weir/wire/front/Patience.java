package dev.weir.wire.front;

import dev.weir.model.Status;
import dev.weir.model.settings.Timeouts;
import dev.weir.wire.back.UpstreamFault;
import dev.weir.wire.loop.Loop;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How long a forwarded request may still take. */
final class Patience {

  private final Loop loop;
  private final Timeouts timeouts;
  private final long total;
  private long next;
  private boolean dialling = true;
  private boolean answering;

  Patience(Loop loop, Timeouts timeouts) {
    this.loop = loop;
    this.timeouts = timeouts;
    total = loop.deadline(timeouts.total());
    next = total;
  }

  /** Returns how long an answer may pause. */
  Duration idle() {
    return timeouts.idle();
  }

  /** Something of the request was sent. */
  void sent() {
    dialling = false;
    next = loop.deadline(timeouts.firstByte());
  }

  /** More of the request is due from the client: until it comes, the upstream owes no answer. */
  void waitsForRequest() {
    if (!answering) {
      next = loop.deadline(timeouts.firstByte());
    }
  }

  /** Something of the answer came, or went on to the client. */
  void moved() {
    answering = true;
    next = loop.deadline(timeouts.idle());
  }

  /** Returns whether the whole request was sent, nothing of an answer has come, and there is time left for another attempt. */
  boolean waitsForAnswer(long nowNanos) {
    return !dialling && !answering && nowNanos - total < 0;
  }

  /** A connection was given up, and another one is dialled, at once or later. */
  void again() {
    dialling = true;
  }

  /** Returns what takes too long, or null; dialling has a deadline of its own. */
  @Nullable
  UpstreamFault late(long nowNanos, boolean paused) {
    if (nowNanos - total >= 0) {
      return UpstreamFault.slow("no whole answer in " + timeouts.total().toSeconds() + " s");
    }
    if (dialling || nowNanos - next < 0) {
      return null;
    }
    if (!answering) {
      return UpstreamFault.slow("no answer in " + timeouts.firstByte().toMillis() + " ms");
    }
    return paused
        ? new UpstreamFault(Status.BAD_REQUEST, "client stopped reading")
        : UpstreamFault.slow("answer paused for " + timeouts.idle().toMillis() + " ms");
  }
}
