package dev.weir.wire.ws;

import dev.weir.model.net.Bytes;
import java.io.ByteArrayOutputStream;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * Compression of single messages (RFC 7692 section 7.2). No message leans on those before it, so that all connections of a
 * thread share one window: each would cost a third of a megabyte otherwise.
 */
final class Deflation {

  private static final ThreadLocal<Deflation> MINE = ThreadLocal.withInitial(Deflation::new);
  /** What a sender cuts off, and a receiver puts back. */
  private static final byte[] TAIL = {0, 0, (byte) 0xff, (byte) 0xff};
  /** Below this size a message may have grown by any ratio: a small one repeats a lot and harms nobody. */
  private static final int SMALL = 64 << 10;
  private static final int RATIO = 100;

  private final Inflater inflater = new Inflater(true);
  private final Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
  private final byte[] part = new byte[8192];

  private Deflation() {}

  /** Returns the calling thread's own. */
  static Deflation mine() {
    return MINE.get();
  }

  /** Returns {@code message} as it was before; empty where it grows past {@code max}, or by more than is honest. */
  Optional<Bytes> undone(Bytes message, long max) throws Violation {
    long cap = Math.min(max, Math.max(SMALL, (long) RATIO * message.length()));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    inflater.reset();
    try {
      inflater.setInput(message.array(), message.offset(), message.length());
      if (!inflated(out, cap)) {
        return Optional.empty();
      }
      if (inflater.finished()) {
        checkRest(message, inflater.getRemaining());
      } else {
        inflater.setInput(TAIL);
        if (!inflated(out, cap)) {
          return Optional.empty();
        }
      }
      return Optional.of(Bytes.wrap(out.toByteArray()));
    } catch (DataFormatException e) {
      throw Violation.payload("a message that cannot be decompressed");
    }
  }

  private boolean inflated(ByteArrayOutputStream out, long cap) throws DataFormatException {
    for (int n = inflater.inflate(part); n > 0; n = inflater.inflate(part)) {
      if (out.size() + n > cap) {
        return false;
      }
      out.write(part, 0, n);
    }
    return true;
  }

  /** Behind a final block stands one zero byte at most (RFC 7692 section 7.2.3.4). */
  private static void checkRest(Bytes message, int rest) throws Violation {
    if (rest > 1 || rest == 1 && message.at(message.length() - 1) != 0) {
      throw Violation.payload("a compressed message with bytes behind its end");
    }
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
    return Bytes.wrap(whole, 0, Math.max(0, whole.length - TAIL.length));
  }
}
