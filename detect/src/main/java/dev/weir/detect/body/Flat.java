package dev.weir.detect.body;

import dev.weir.detect.engine.Text;
import java.util.Arrays;

/**
 * The values of a request, decoded to UTF-8, one behind the other. Of each it knows where its raw bytes are, so that no map of
 * offsets is kept: a place in a value is found again by decoding it once more, and that is done for findings only.
 */
public final class Flat {

  private static final Role[] ROLES = Role.values();
  private static final int START = 0;
  private static final int END = 1;
  private static final int RAW = 2;
  private static final int RAW_END = 3;
  private static final int ROLE = 4;
  private static final int HOLDER = 5;
  private static final int PLACE = 6;
  private static final int STRIDE = 7;

  final Tree tree = new Tree();
  byte[] bytes = new byte[16 << 10];
  int length;
  private int[] values = new int[256 * STRIDE];
  private int count;

  public void clear() {
    length = 0;
    count = 0;
    tree.clear();
  }

  public byte[] bytes() {
    return bytes;
  }

  public int length() {
    return length;
  }

  /** Returns the bytes that this holds on to. */
  public int footprint() {
    return bytes.length + 4 * values.length;
  }

  /** Makes room for {@code more} bytes, and eight that a copy of whole words may overshoot. */
  void reserve(int more) {
    if (length + more + 8 > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(length + more + 8, bytes.length * 2));
    }
  }

  /** Ends the value that began at {@code start}; returns its number. */
  @SuppressWarnings("EnumOrdinal") // an index that lives no longer than this flat text
  int close(Role role, int start, int raw, int rawEnd, int holder, int place) {
    if ((count + 1) * STRIDE > values.length) {
      values = Arrays.copyOf(values, values.length * 2);
    }
    int at = count * STRIDE;
    values[at + START] = start;
    values[at + END] = length;
    values[at + RAW] = raw;
    values[at + RAW_END] = rawEnd;
    values[at + ROLE] = role.ordinal();
    values[at + HOLDER] = holder;
    values[at + PLACE] = place;
    reserve(1);
    bytes[length++] = Text.BREAK;
    return count++;
  }

  /** Adds the raw bytes as one value, decoded; returns its number. */
  int add(Role role, byte[] raw, int from, int to, int holder, int place) {
    int start = length;
    reserve(to - from);
    Escape escape = role.escape();
    if (escape == Escape.NONE) {
      System.arraycopy(raw, from, bytes, length, to - from);
      length += to - from;
    } else {
      for (int i = from; i < to;) {
        long unit = escape.unit(raw, i, to);
        append((int) unit);
        i += (int) (unit >>> 32);
      }
    }
    return close(role, start, from, to, holder, place);
  }

  /** Forgets every value that begins at {@code start} or behind it. */
  void cutBack(int start) {
    length = start;
    while (count > 0 && start(count - 1) >= start) {
      count--;
    }
    tree.clear();
  }

  /** Makes a name its own place. */
  void rename(int name) {
    values[name * STRIDE + PLACE] = name;
  }

  /** Appends what a unit of {@link Escape} stands for; never longer than its raw bytes. */
  void append(int unit) {
    if ((unit & Escape.BYTE) != 0) {
      bytes[length++] = (byte) unit;
    } else {
      length += Utf8.put(bytes, length, unit);
    }
  }

  /** Returns the value that the byte {@code at} stands in. */
  public int valueAt(int at) {
    int low = 0;
    int high = count - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (start(middle) <= at) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  /** Returns how many values there are. */
  int count() {
    return count;
  }

  public int start(int value) {
    return values[value * STRIDE + START];
  }

  public int end(int value) {
    return values[value * STRIDE + END];
  }

  public int raw(int value) {
    return values[value * STRIDE + RAW];
  }

  public int rawEnd(int value) {
    return values[value * STRIDE + RAW_END];
  }

  public Role role(int value) {
    return ROLES[values[value * STRIDE + ROLE]];
  }

  int holder(int value) {
    return values[value * STRIDE + HOLDER];
  }

  /** Returns the header's index, the value that is this one's name, or the complement of an index in a list. */
  public int place(int value) {
    return values[value * STRIDE + PLACE];
  }
}
