package dev.weir.wire.h2;

import dev.weir.wire.http.FieldBlock;
import dev.weir.wire.http.Malformed;
import io.netty.buffer.ByteBuf;

/** What happens on one stream, for whoever lives on it. */
public interface Flow {

  /** A header block that is not the one which opened the stream. */
  void headers(FieldBlock block, boolean ended) throws Malformed;

  /** A piece of the body, which stays the caller's. */
  void data(ByteBuf piece, boolean ended) throws Malformed;

  /** What came is malformed, or breaks the protocol: the stream is about to be reset for it. */
  void malformed(Malformed why);

  /** The peer reset the stream, which closes right behind this. */
  void reset(long code);

  /** A read was complete: time to flush. */
  void pause();

  /** The stream takes more, or no more for now. */
  void writability();

  /** This side has said all that it has to say, the peer not yet. */
  void halfClosed();

  /** The stream is over, in whatever way. */
  void closed();

  /** See {@link dev.weir.wire.loop.Timed}. */
  void tick(long nowNanos);
}
