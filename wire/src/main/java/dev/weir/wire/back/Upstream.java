package dev.weir.wire.back;

import dev.weir.model.Prepared;
import dev.weir.model.TlsFacts;
import dev.weir.model.net.Headers;
import dev.weir.wire.credential.Badge;
import dev.weir.wire.http.Framing;
import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.util.Optional;

/** One request's place at an upstream, whatever version of HTTP that speaks: a connection, or one stream of it. */
public interface Upstream {

  /**
   * Sends the head of {@code prepared}, with its body where it has one. Where it has none, or {@code framing} is chunked, more
   * of the body follows in pieces, and what is there leaves with the next {@link #flush}. The answer is for {@code sink}. Returns how many bytes were sent.
   *
   * @param badge what proves Weir to the upstream; the caller closes it
   */
  long ask(Prepared prepared, Framing framing, Badge badge, AnswerSink sink);

  /**
   * Sends the head of {@code prepared} with {@code fields}, which ask for another protocol; behind a 101 the connection is
   * the sink's to take over. Returns how many bytes were sent.
   *
   * @throws IOException where there is no connection that could switch; then nothing has left
   */
  default long askToSwitch(Prepared prepared, Headers fields, Badge badge, AnswerSink sink)
      throws IOException {
    throw new IOException("a connection that others share cannot switch to another protocol");
  }

  /** Gives the connection away, once its answer was a 101. */
  default Switched switched() {
    throw new IllegalStateException("no connection that has switched");
  }

  /** Returns how the connection is secured; empty where it is in the plain. */
  Optional<TlsFacts> tls();

  /** Returns whether it has carried a request before: then it may have died unnoticed. */
  boolean reused();

  /** Returns whether it takes more of the body now. */
  boolean writable();

  /** Writes a piece of the body, and releases it. */
  void content(ByteBuf piece);

  /** Flushes what was written. */
  void flush();

  /** Ends the body, and flushes. */
  void end(Headers trailers);

  /** Returns whether more of the answer is taken now. */
  boolean reading();

  /** Takes more of the answer, or no more for now. */
  void reading(boolean more);

  /** Ends a request whose answer was whole: the connection is kept for another one where it can be. */
  void release();

  /** Gives the request up; nothing more is said to its sink. */
  void close();
}
