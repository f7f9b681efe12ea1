package dev.weir.wire.front;

import dev.weir.model.net.Headers;
import io.netty.buffer.ByteBuf;
import java.io.IOException;

/** Takes a request's body as it comes. After {@link #end} or {@link #failed} nothing more is said. */
interface BodySink {

  /** Returns whether it takes more now. */
  boolean ready();

  /** Returns whether it takes all that comes as fast as it comes, so that nothing has to wait for it. */
  boolean takesAll();

  /** A piece, which the sink releases. */
  void content(ByteBuf piece);

  /** All that was there for now was given: time to flush. */
  void pause();

  /** The body was whole; {@code trailers} are those that may pass. */
  void end(Headers trailers);

  /** The body is broken, or the client went away. */
  void failed(IOException why);
}
