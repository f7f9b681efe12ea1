package dev.weir.wire.back;

import dev.weir.model.Prepared;
import dev.weir.model.net.Bytes;
import dev.weir.model.net.Headers;
import dev.weir.wire.credential.Badge;
import dev.weir.wire.http.Chunks;
import dev.weir.wire.http.Framing;
import dev.weir.wire.http.HeadWriter;
import dev.weir.wire.http.Outbox;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.jspecify.annotations.Nullable;

/** Writes one request after the other to an upstream that speaks HTTP/1. */
final class RequestWriter {

  /** Room behind the head for the first pieces of a body whose length nobody knows. */
  private static final int USUAL_CHUNK = 2 << 10;

  private final Outbox out;
  private @Nullable Chunks chunks;

  RequestWriter(Outbox out) {
    this.out = out;
  }

  /**
   * Writes the head of {@code prepared} with {@code writer}, and its body as far as it is there; flushes where that is all.
   * Returns how many bytes these are.
   */
  long begin(HeadWriter writer, Prepared prepared, Framing framing, Badge badge) {
    Bytes body = prepared.body().orElse(Bytes.EMPTY);
    Outbound.head(writer, prepared, framing, Headers.NONE, badge);
    long size = writer.length() + (long) body.length();
    boolean chunked = framing instanceof Framing.Chunked;
    chunks = chunked ? new Chunks() : null;
    boolean follows = chunked || prepared.body().isEmpty() && !(framing instanceof Framing.None);
    if (!follows) {
      head(writer, body.length(), badge);
      out.add(body);
      out.flush();
      return size;
    }
    head(writer, framing instanceof Framing.Fixed(long length) ? length : USUAL_CHUNK, badge);
    if (!body.isEmpty()) {
      content(Unpooled.wrappedBuffer(body.array(), body.offset(), body.length()));
    }
    return size;
  }

  /** Writes and flushes the head of {@code prepared} with {@code fields}; returns how many bytes it has. */
  long alone(HeadWriter writer, Prepared prepared, Headers fields, Badge badge) {
    Outbound.head(writer, prepared, Framing.NONE, fields, badge);
    long size = writer.length();
    head(writer, 0, badge);
    out.flush();
    return size;
  }

  private void head(HeadWriter writer, long following, Badge badge) {
    if (badge == Badge.NONE) {
      out.add(writer, following);
    } else {
      out.addSecret(writer, following);
    }
  }

  /** Writes a piece of the body, and releases it. */
  void content(ByteBuf piece) {
    if (chunks != null) {
      chunks.write(out, piece);
    } else {
      out.add(piece);
    }
  }

  void flush() {
    out.flush();
  }

  /** Ends the body, and flushes. */
  void end(Headers trailers) {
    if (chunks != null) {
      chunks.end(out, trailers);
    }
    out.flush();
  }

  /** Gives back what nobody can be sent any more. */
  void release() {
    out.release();
  }
}
