package dev.weir.wire.ws;

import dev.weir.model.net.Bytes;
import java.io.ByteArrayOutputStream;
import java.util.zip.Deflater;

/**
 * Compression of single messages (RFC 7692 section 7.2.1). None leans on those before it, so that all connections of a thread
 * share one window: each would cost a third of a megabyte otherwise.
 */
final class Deflation {

  private static final ThreadLocal<Deflation> MINE = ThreadLocal.withInitial(Deflation::new);

  private final Inflation inflation = new Inflation(true);
  private final Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
  private final byte[] part = new byte[8192];

  private Deflation() {}

  /** Returns the calling thread's own. */
  static Deflation mine() {
    return MINE.get();
  }

  /** Returns what undoes the compression of messages that each were compressed by themselves. */
  Inflation inflation() {
    return inflation;
  }

  /** Returns {@code message} compressed. */
  Bytes done(Bytes message) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(message.length() / 2 + 64);
    deflater.reset();
    deflater.setInput(message.array(), message.offset(), message.length());
    int n;
    do {
      n = deflater.deflate(part, 0, part.length, Deflater.SYNC_FLUSH);
      out.write(part, 0, n);
    } while (n == part.length);
    byte[] whole = out.toByteArray();
    return Bytes.wrap(whole, 0, whole.length - Inflation.TAIL.length);
  }
}
