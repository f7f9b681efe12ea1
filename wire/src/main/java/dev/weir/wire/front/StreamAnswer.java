package dev.weir.wire.front;

import dev.weir.model.AnswerHead;
import dev.weir.model.net.Bytes;
import dev.weir.model.net.Headers;
import dev.weir.wire.h2.BlockWriter;
import dev.weir.wire.http.Framing;
import io.netty.buffer.Unpooled;

/** Spells the answer to one request on its stream, and knows how much of it was said. */
final class StreamAnswer {

  private final ClientStreams connection;
  private final int stream;
  private final boolean toHead;
  private boolean begun;
  private boolean said;

  /** @param toHead whether it has no body whatever its fields say */
  StreamAnswer(ClientStreams connection, int stream, boolean toHead) {
    this.connection = connection;
    this.stream = stream;
    this.toHead = toHead;
  }

  /** Returns whether its head was written, with a body to follow or not. */
  boolean begun() {
    return begun;
  }

  /** Returns whether nothing more of it comes. */
  boolean said() {
    return said;
  }

  void whole(AnswerHead head, Bytes content, Headers trailers) {
    boolean silent = content.isEmpty() || toHead;
    boolean trailing = trailers.size() > 0;
    BlockWriter block = block(head);
    if (!content.isEmpty()) {
      block.field("content-length", content.length());
    }
    connection.write(stream, block.answer(head.status()), silent && !trailing);
    if (!silent) {
      connection.write(stream, Unpooled.wrappedBuffer(content.array(), content.offset(), content.length()),
          !trailing);
    }
    if (trailing) {
      connection.write(stream, BlockWriter.trailers(trailers), true);
    }
    said = true;
  }

  void begin(AnswerHead head, Framing framing) {
    begun = true;
    said = framing instanceof Framing.None;
    BlockWriter block = block(head);
    switch (framing) {
      case Framing.Fixed(long length) -> block.field("content-length", length);
      case Framing.None _ -> {
        if (toHead || head.status() == 304) {
          head.headers().first("Content-Length").ifPresent(length -> block.field("content-length", length));
        }
      }
      case Framing.Chunked _,Framing.UntilClose _ -> {
      }
    }
    connection.write(stream, block.answer(head.status()), said);
  }

  private BlockWriter block(AnswerHead head) {
    return Spelling.block(connection.station().loop(), head.headers());
  }

  /** Ends its body where it has one. */
  void end(Headers trailers) {
    if (said) {
      return;
    }
    said = true;
    if (trailers.size() > 0) {
      connection.write(stream, BlockWriter.trailers(trailers), true);
    } else {
      connection.write(stream, Unpooled.EMPTY_BUFFER, true);
    }
  }

  /** Says no more of it, though it is not whole. */
  void giveUp() {
    said = true;
  }
}
