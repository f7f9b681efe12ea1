package dev.weir.wire.http;

import dev.weir.model.net.Headers;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;

/** Writes a body in chunks (RFC 9112 section 7.1): the CRLF behind one is sent with the size of the next. */
public final class Chunks {

  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
  /** CRLF behind the last chunk, a size in hexadecimal digits, CRLF. */
  private static final int LONGEST_LINE = 2 + 8 + 2;
  private static final ByteBuf EMPTY_END = fixed("0\r\n\r\n");
  private static final ByteBuf END = fixed("\r\n0\r\n\r\n");

  private boolean begun;

  /** Writes {@code piece} as one chunk, without flushing; an empty one is dropped, since it would end the body. */
  public void write(Outbox to, ByteBuf piece) {
    int size = piece.readableBytes();
    if (size == 0) {
      piece.release();
      return;
    }
    ByteBuf line = to.room(LONGEST_LINE, size);
    if (begun) {
      line.writeByte('\r').writeByte('\n');
    }
    begun = true;
    boolean leading = true;
    for (int shift = 28; shift >= 0; shift -= 4) {
      int digit = size >>> shift & 15;
      leading = leading && digit == 0;
      if (!leading) {
        line.writeByte(HEX[digit]);
      }
    }
    line.writeByte('\r').writeByte('\n');
    to.add(piece);
  }

  /** Writes the last chunk and {@code trailers}, without flushing. */
  public void end(Outbox to, Headers trailers) {
    if (trailers.size() == 0) {
      to.add((begun ? END : EMPTY_END).duplicate());
      return;
    }
    HeadWriter last = new HeadWriter().begin();
    (begun ? last.line() : last).text("0").line();
    trailers.forEach(last::field);
    to.add(last.line(), 0);
  }

  private static ByteBuf fixed(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    ByteBuf direct = Unpooled.directBuffer(bytes.length).writeBytes(bytes);
    return Unpooled.unreleasableBuffer(direct.asReadOnly());
  }
}
