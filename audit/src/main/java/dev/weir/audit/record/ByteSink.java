package dev.weir.audit.record;

import dev.weir.model.net.Bytes;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes that grow at their end and are used again once they have been written out. Not for several threads at once. */
public final class ByteSink {

  private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class,
      ByteOrder.BIG_ENDIAN);
  private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class,
      ByteOrder.BIG_ENDIAN);
  private static final int LONGEST_VARINT = 10;

  private byte[] bytes;
  private int length;

  public ByteSink(int capacity) {
    bytes = new byte[capacity];
  }

  public int length() {
    return length;
  }

  /** Returns the bytes themselves, of which the first {@link #length} count, until the sink grows. */
  public byte[] array() {
    return bytes;
  }

  /** Forgets everything behind {@code to}. */
  public void rewind(int to) {
    length = to;
  }

  /** Leaves {@code size} bytes to be set later, and returns where they are. */
  public int skip(int size) {
    room(size);
    int at = length;
    length += size;
    return at;
  }

  /** Sets four bytes that were skipped. */
  public void set32(int at, int value) {
    INT.set(bytes, at, value);
  }

  /** Adds one byte. */
  public void u8(int value) {
    room(1);
    bytes[length++] = (byte) value;
  }

  /** Adds four bytes in network order. */
  public void u32(int value) {
    set32(skip(Integer.BYTES), value);
  }

  /** Adds eight bytes in network order. */
  public void u64(long value) {
    int at = skip(Long.BYTES);
    LONG.set(bytes, at, value);
  }

  /** Adds a signed number: zigzag and seven bits a byte, the lowest first, so that small ones take one byte. */
  public void number(long value) {
    room(LONGEST_VARINT);
    long rest = value << 1 ^ value >> 63;
    int at = length;
    while ((rest & ~0x7fL) != 0) {
      bytes[at++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[at++] = (byte) rest;
    length = at;
  }

  /** Adds bytes behind how many there are. */
  public void bytes(Bytes added) {
    number(added.length());
    room(added.length());
    System.arraycopy(added.array(), added.offset(), bytes, length, added.length());
    length += added.length();
  }

  /** Adds a text as UTF-8 behind its length in bytes; half of a surrogate pair becomes a question mark. */
  public void text(String text) {
    bytes(Bytes.wrap(text.getBytes(StandardCharsets.UTF_8)));
  }

  private void room(int more) {
    if (bytes.length - length < more) {
      bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(length, more), bytes.length * 2));
    }
  }
}
