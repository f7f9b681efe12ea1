package dev.weir.model.net;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/** A run of bytes that nobody changes: whoever makes one gives the array away. */
public final class Bytes {

  public static final Bytes EMPTY = new Bytes(new byte[0], 0, 0);

  private final byte[] array;
  private final int offset;
  private final int length;

  private Bytes(byte[] array, int offset, int length) {
    this.array = array;
    this.offset = offset;
    this.length = length;
  }

  /** Returns the whole of {@code array}, without a copy: the caller must not write to it again. */
  public static Bytes wrap(byte[] array) {
    return new Bytes(array, 0, array.length);
  }

  /** Returns {@code length} bytes of {@code array} from {@code offset}, without a copy. */
  public static Bytes wrap(byte[] array, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, array.length);
    return new Bytes(array, offset, length);
  }

  /** Returns the UTF-8 bytes of {@code text}. */
  public static Bytes utf8(String text) {
    return wrap(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Returns the array itself, not a copy: read only, from {@link #offset} for {@link #length}. */
  public byte[] array() {
    return array;
  }

  public int offset() {
    return offset;
  }

  public int length() {
    return length;
  }

  public boolean isEmpty() {
    return length == 0;
  }

  public byte at(int i) {
    return array[offset + i];
  }

  /** Returns the text of these bytes as UTF-8; malformed sequences become U+FFFD. */
  public String utf8() {
    return new String(array, offset, length, StandardCharsets.UTF_8);
  }

  /** Returns these and {@code others} behind them; nothing is copied where either are none. */
  public Bytes and(Bytes others) {
    if (isEmpty() || others.isEmpty()) {
      return isEmpty() ? others : this;
    }
    byte[] both = Arrays.copyOfRange(array, offset, offset + length + others.length);
    System.arraycopy(others.array, others.offset, both, length, others.length);
    return wrap(both);
  }

  /** Returns a copy of the bytes. */
  public byte[] copy() {
    return Arrays.copyOfRange(array, offset, offset + length);
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof Bytes other
        && Arrays.equals(array, offset, offset + length, other.array, other.offset,
            other.offset + other.length);
  }

  @Override
  public int hashCode() {
    int hash = 1;
    for (int i = offset; i < offset + length; i++) {
      hash = 31 * hash + array[i];
    }
    return hash;
  }

  /** The length only: bytes may be somebody's data. */
  @Override
  public String toString() {
    return "Bytes[" + length + "]";
  }
}
