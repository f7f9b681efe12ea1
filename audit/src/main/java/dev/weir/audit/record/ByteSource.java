package dev.weir.audit.record;

import dev.weir.model.net.Bytes;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads what {@link ByteSink} wrote; never reads past the end and never allocates more than there are bytes. */
public final class ByteSource {

  private final byte[] bytes;
  private final int end;
  private int at;

  /** Makes one of {@code length} bytes from {@code from} on. */
  public ByteSource(byte[] bytes, int from, int length) {
    this.bytes = bytes;
    this.at = from;
    this.end = from + length;
  }

  /** Returns how many bytes are left. */
  public int left() {
    return end - at;
  }

  /** Returns the next byte. */
  public int u8() throws CorruptRecord {
    need(1);
    return bytes[at++] & 0xff;
  }

  /** Returns the next eight bytes. */
  public long u64() throws CorruptRecord {
    need(Long.BYTES);
    long value = ByteBuffer.wrap(bytes, at, Long.BYTES).getLong();
    at += Long.BYTES;
    return value;
  }

  /** Returns the next number. */
  public long number() throws CorruptRecord {
    long bits = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      int next = u8();
      if (shift == 63 && next > 1) {
        break;
      }
      bits |= (next & 0x7fL) << shift;
      if (next < 0x80) {
        return bits >>> 1 ^ -(bits & 1);
      }
    }
    throw new CorruptRecord("a number has more than 64 bits");
  }

  /** Returns the next number, which has to be within these. */
  public int number(int min, int max) throws CorruptRecord {
    long value = number();
    if (value < min || value > max) {
      throw new CorruptRecord("a number is not within " + min + " to " + max);
    }
    return (int) value;
  }

  /** Returns how many things follow, each of which takes a byte or more. */
  public int count() throws CorruptRecord {
    return number(0, left());
  }

  /** Returns the next bytes, which stand behind how many there are. */
  public Bytes bytes() throws CorruptRecord {
    int length = number(0, Integer.MAX_VALUE);
    need(length);
    at += length;
    return Bytes.wrap(Arrays.copyOfRange(bytes, at - length, at));
  }

  /** Returns the next text. */
  public String text() throws CorruptRecord {
    int length = number(0, Integer.MAX_VALUE);
    need(length);
    String text = new String(bytes, at, length, StandardCharsets.UTF_8);
    // The constructor puts U+FFFD for what is malformed, and that may also have been written as such.
    if (text.indexOf('\ufffd') >= 0) {
      checkUtf8(length);
    }
    at += length;
    return text;
  }

  private void checkUtf8(int length) throws CorruptRecord {
    try {
      StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes, at, length));
    } catch (CharacterCodingException e) {
      CorruptRecord corrupt = new CorruptRecord("a text is not UTF-8");
      corrupt.initCause(e);
      throw corrupt;
    }
  }

  private void need(int size) throws CorruptRecord {
    if (left() < size) {
      throw new CorruptRecord("it ends too early");
    }
  }
}
