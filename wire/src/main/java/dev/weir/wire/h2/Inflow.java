package dev.weir.wire.h2;

import dev.weir.model.net.Headers;
import dev.weir.wire.http.Framing;
import dev.weir.wire.http.Inbox;
import dev.weir.wire.http.Malformed;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import org.jspecify.annotations.Nullable;

/** The body that comes on one stream: what was not taken yet waits here, and only what was taken makes room for more. */
public final class Inflow {

  /** Who takes the body. */
  public interface Taker {

    /** Returns whether it takes more now. */
    boolean takes();

    /** A piece, which the taker owns from now on. */
    void take(ByteBuf piece);

    /** The body was whole; may be said to a taker that wants no more of it. */
    void whole(Headers trailers);
  }

  private static final long UNKNOWN = -1;

  private final Inbox inbox = new Inbox();
  private long left = UNKNOWN;
  private boolean ended;
  private boolean pumping;
  private Headers trailers = Headers.NONE;

  /** Expects a body framed as {@code framing}; {@link Framing.None} has ended with its head. */
  public void expect(Framing framing) {
    left = framing instanceof Framing.Fixed(long length) ? length : UNKNOWN;
    ended = framing instanceof Framing.None;
  }

  /** Adds a piece, which stays the caller's. */
  public void add(ByteBufAllocator allocator, ByteBuf piece) throws Malformed {
    int size = piece.readableBytes();
    if (left != UNKNOWN && (left -= size) < 0) {
      throw Malformed.because("a body longer than its Content-Length");
    }
    if (size > 0) {
      inbox.add(allocator, piece.readRetainedSlice(size));
    }
  }

  /** Says that nothing more comes but {@code last}. */
  public void end(Headers last) throws Malformed {
    if (left > 0) {
      throw Malformed.because("a body shorter than its Content-Length");
    }
    trailers = last;
    ended = true;
  }

  /** Returns whether nothing more comes. */
  public boolean ended() {
    return ended;
  }

  /** Goes on as far as what came and {@code to} allow; calls from within are taken up by the outermost one. */
  public void pump(Taker to) {
    if (pumping) {
      return;
    }
    pumping = true;
    try {
      while (to.takes() && step(to)) {
        // Each step gives all that waits; meanwhile more may have come.
      }
    } finally {
      pumping = false;
    }
  }

  private boolean step(Taker to) {
    @Nullable
    ByteBuf piece = inbox.takeAll();
    if (piece != null) {
      to.take(piece);
    }
    if (done()) {
      to.whole(trailers);
    }
    return piece != null;
  }

  /** Returns whether more than {@code bytes} may still come. */
  public boolean mayExceed(int bytes) {
    return !ended && (left == UNKNOWN || left > bytes);
  }

  /** Returns whether the whole body was taken. */
  public boolean done() {
    return ended && inbox.size() == 0;
  }

  /** Returns how much memory holds what waits. */
  public int held() {
    return inbox.held();
  }

  /** Gives back what waits. */
  public void release() {
    inbox.release();
  }
}
