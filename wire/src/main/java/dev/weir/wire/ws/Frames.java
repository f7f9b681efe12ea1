package dev.weir.wire.ws;

import io.netty.buffer.ByteBuf;

/** Takes the frames of one direction as they come. */
interface Frames {

  /** A frame begins. */
  void frame(FrameHead head) throws Violation;

  /** A piece of its payload, unmasked, which the taker releases; at least one for each frame, and the last one ends it. */
  void payload(ByteBuf piece, boolean last) throws Violation;
}
