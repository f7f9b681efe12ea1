package dev.weir.wire.h2;

import dev.weir.wire.loop.Loop;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import java.time.Duration;

/**
 * What a peer may cost without getting anything done. Heads, bytes of bodies and what Weir sends earn, frames that carry nothing
 * spend, and time makes good for what honest peers send between: a flood of any kind of them is spent within a fraction of a
 * second, and ends the connection with ENHANCE_YOUR_CALM.
 */
public final class Calm {

  /** What frames cost; dear where Weir has to answer them, or gave up work that it had begun. */
  static final int FRAME = 1;
  static final int EMPTY_DATA = 5;
  static final int SETTINGS = 10;
  static final int RESET = 5;

  private static final int MOST = 1000;
  private static final int EARNED = 2;
  /** One for each frame of the usual least size, since a receiver may grant the window back frame by frame. */
  private static final int BYTES_FOR_ONE = 4096;
  private static final int PER_SECOND = 100;

  private final Loop loop;
  private int left = MOST;
  private long since;
  private long begun;
  private boolean unfinished;

  Calm(Loop loop) {
    this.loop = loop;
    since = loop.now();
  }

  /** Bytes have come, the last of them perhaps not the end of a frame. */
  void read() {
    if (!unfinished) {
      unfinished = true;
      begun = loop.now();
    }
  }

  /** Returns whether a frame, or a header block of several, has taken longer than {@code patience} to come. */
  boolean unfinishedFor(Duration patience, long nowNanos) {
    return unfinished && nowNanos - begun > patience.toNanos();
  }

  /** A head came. */
  void asked() {
    unfinished = false;
    earn(EARNED);
  }

  /** A frame came with {@code bytes} of a body: a few of them are no reason to be sent anything else. */
  void carried(int bytes) {
    unfinished = false;
    earn(bytes / BYTES_FOR_ONE);
  }

  /** A frame went out with {@code bytes} of a body, or with a head: a peer may answer each with windows. */
  void wrote(int bytes) {
    earn(EARNED + bytes / BYTES_FOR_ONE);
  }

  private void earn(int more) {
    left = Math.min(MOST, left + more);
  }

  /** A frame came that did nothing, or made Weir reset a stream. */
  void spend(int cost) throws Http2Exception {
    unfinished = false;
    left -= cost;
    if (left >= 0) {
      return;
    }
    long made = (loop.now() - since) * PER_SECOND / 1_000_000_000L;
    if (made > 0) {
      since = loop.now();
      left = (int) Math.min(MOST, left + made);
    }
    if (left < 0) {
      throw Http2Exception.connectionError(Http2Error.ENHANCE_YOUR_CALM,
          "too many frames that carry nothing");
    }
  }
}
