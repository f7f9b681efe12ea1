package dev.weir.wire.front;

import dev.weir.model.AnswerHead;
import dev.weir.model.net.Bytes;
import dev.weir.model.net.Headers;
import dev.weir.wire.http.Framing;
import io.netty.buffer.ByteBuf;

/**
 * The client's side of one request, whatever version of HTTP it speaks: where the body comes from, and where the answer goes.
 * What is written goes out with the next {@link #flush}. An answer is either {@link #whole}, or {@link #begin}, pieces of
 * content and {@link #end}; {@link #done} comes behind either, {@link #cut} in the place of its end.
 */
interface Client {

  Station station();

  /** Returns whether there is still somebody to answer. */
  boolean open();

  /** Returns why there is nobody to answer any more. */
  String whyGone();

  /** Returns whether the client takes more of an answer now. */
  boolean writable();

  /** Returns whether the body of the request was not wholly taken yet. */
  boolean bodyOpen();

  /** Gives what is left of the body to {@code to}, from now on; tells the client to send it where it waits for that. */
  void feed(BodySink to);

  /** Leaves what is left of the body where it is. */
  void unfeed();

  /** Takes up the body again where its sink was not ready. */
  void resume();

  /** Says that no other request may come behind this one; before the answer is begun. */
  void last();

  /** Writes a whole answer. */
  void whole(AnswerHead head, Bytes body, Headers trailers);

  /** Writes the head of an answer whose body, framed by the upstream as {@code framing}, follows in pieces. */
  void begin(AnswerHead head, Framing framing);

  /** Writes a piece of the body, and releases it. */
  void content(ByteBuf piece);

  /** Ends the body. */
  void end(Headers trailers);

  /** Flushes what was written: at once, or at the end of the read that is being worked on. */
  void flush();

  /** The answer was written. */
  void done();

  /** Gives up an answer that was begun, so that the client cannot take it for a whole one. */
  void cut();

  /** Returns the connection, which this request has for itself; throws where it shares it, as no CONNECT does. */
  ClientConnection alone();
}
