package dev.weir.wire.back;

import dev.weir.model.net.Headers;
import dev.weir.wire.http.AnswerStart;
import dev.weir.wire.http.Framing;
import io.netty.buffer.ByteBuf;

/** Takes one answer as it comes. After {@link #end} or {@link #failed} nothing more is said. */
public interface AnswerSink {

  /** The answer begins; never 1xx. */
  void head(AnswerStart start, Framing framing);

  /** A piece of the body, which the sink releases. */
  void content(ByteBuf piece);

  /** All that was there for now was given: time to flush. */
  void pause();

  /** The answer was whole; {@code trailers} are those that may pass. */
  void end(Headers trailers);

  /** There will be no whole answer. */
  void failed(UpstreamFault fault, Lost lost);

  /** The upstream takes more of the request, or no more for now. */
  void writability();
}
