package dev.weir.wire.ws;

import dev.weir.model.net.Bytes;
import java.io.ByteArrayOutputStream;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/** Undoes the compression of messages (RFC 7692 section 7.2.2), each by itself or leaning on those before it. */
final class Inflation implements AutoCloseable {

  /** What a sender cuts off, and a receiver puts back. */
  static final byte[] TAIL = {0, 0, (byte) 0xff, (byte) 0xff};
  /** Below this size a message may have grown by any ratio: a small one repeats a lot and harms nobody. */
  private static final int SMALL = 64 << 10;
  private static final int RATIO = 100;

  private final boolean alone;
  private final byte[] part = new byte[8192];
  private @Nullable Inflater inflater;

  /** @param alone whether each message is compressed by itself */
  Inflation(boolean alone) {
    this.alone = alone;
  }

  /** Returns {@code message} as it was before; empty where it grows past {@code max}, or by more than is honest. */
  Optional<Bytes> undone(Bytes message, long max) throws Violation {
    long cap = Math.min(max, Math.max(SMALL, (long) RATIO * message.length()));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Inflater from = inflater();
    try {
      from.setInput(message.array(), message.offset(), message.length());
      if (!inflated(from, out, cap)) {
        return Optional.empty();
      }
      if (from.finished()) {
        checkRest(message, from.getRemaining());
        from.reset();
      } else {
        from.setInput(TAIL);
        if (!inflated(from, out, cap)) {
          return Optional.empty();
        }
      }
      return Optional.of(Bytes.wrap(out.toByteArray()));
    } catch (DataFormatException e) {
      throw Violation.payload("a message that cannot be decompressed");
    }
  }

  private Inflater inflater() {
    Inflater ready = inflater;
    if (ready == null) {
      ready = new Inflater(true);
      inflater = ready;
    } else if (alone) {
      ready.reset();
    }
    return ready;
  }

  private boolean inflated(Inflater from, ByteArrayOutputStream out, long cap) throws DataFormatException {
    for (int n = from.inflate(part); n > 0; n = from.inflate(part)) {
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

  @Override
  public void close() {
    if (inflater != null) {
      inflater.end();
      inflater = null;
    }
  }
}
