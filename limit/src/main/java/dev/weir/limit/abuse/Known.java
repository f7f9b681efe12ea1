package dev.weir.limit.abuse;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** Names that came before, eight bytes for each: the first ones of their SHA-256, so that nobody finds a name that passes for another. */
final class Known implements Lasting {

  private static final MessageDigest SHA = sha();

  private final int most;
  /** In order, up to the size. */
  private long[] marks = {};
  private int size;
  private String latest = "";

  /** @param most how many are remembered at the most */
  Known(int most) {
    this.most = most;
  }

  private static MessageDigest sha() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has it", e);
    }
  }

  private static long mark(String name) {
    try {
      MessageDigest fresh = (MessageDigest) SHA.clone();
      return ByteBuffer.wrap(fresh.digest(name.getBytes(StandardCharsets.UTF_8))).getLong();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("the JDK's own can be cloned", e);
    }
  }

  int size() {
    return size;
  }

  void clear() {
    size = 0;
    latest = "";
  }

  /** Returns whether {@code name} is new, and is remembered from now on. */
  boolean add(String name) {
    if (size > 0 && name.equals(latest)) {
      return false;
    }
    latest = name;
    long mark = mark(name);
    int at = Arrays.binarySearch(marks, 0, size, mark);
    if (at >= 0 || size >= most) {
      return false;
    }
    insert(-at - 1, mark);
    return true;
  }

  private void insert(int at, long mark) {
    if (size == marks.length) {
      marks = Arrays.copyOf(marks, Math.clamp(2L * size, 4, most));
    }
    System.arraycopy(marks, at, marks, at + 1, size - at);
    marks[at] = mark;
    size++;
  }

  @Override
  public void write(DataOutput out) throws IOException {
    out.writeInt(size);
    for (int i = 0; i < size; i++) {
      out.writeLong(marks[i]);
    }
  }

  @Override
  public void read(DataInput in) throws IOException {
    int count = in.readInt();
    if (count < 0 || count > most) {
      throw new IOException("more names than there may be");
    }
    marks = new long[count];
    for (int i = 0; i < count; i++) {
      marks[i] = in.readLong();
    }
    size = count;
    latest = "";
  }
}
