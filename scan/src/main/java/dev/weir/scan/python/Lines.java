package dev.weir.scan.python;

import java.util.Arrays;

/** Where lines begin; {@code \n}, {@code \r\n} and {@code \r} end one. Offsets are of bytes of UTF-8. */
final class Lines {
  private final byte[] text;
  private int[] starts;
  private int count;
  private boolean ascii = true;
  private int near;
  private int columnStart;
  private int columnOffset;
  private int columnBefore;

  Lines(byte[] text, int length) {
    this.text = text;
    this.starts = new int[16 + length / 24];
    add(0);
    int all = 0;
    for (int i = 0; i < length; i++) {
      byte c = text[i];
      all |= c;
      if (c <= '\r' && (c == '\n' || c == '\r' && text[i + 1] != '\n')) {
        add(i + 1);
      }
    }
    ascii = all >= 0;
    if (count > 1 && starts[count - 1] == length) {
      count--;
    }
  }

  private void add(int start) {
    if (count == starts.length) {
      starts = Arrays.copyOf(starts, 2 * count);
    }
    starts[count++] = start;
  }

  int count() {
    return count;
  }

  /** Returns where a line begins. */
  int start(int line) {
    return starts[line - 1];
  }

  /** Returns the line that {@code offset} is on, from 1; quick for an offset near to the one asked for before. */
  int line(int offset) {
    for (int steps = 0; steps < 8; steps++) {
      if (starts[near] > offset) {
        near--;
      } else if (near + 1 < count && starts[near + 1] <= offset) {
        near++;
      } else {
        return near + 1;
      }
    }
    int found = Arrays.binarySearch(starts, 0, count, offset);
    near = found >= 0 ? found : -found - 2;
    return near + 1;
  }

  /** Returns the column of {@code offset} in code points, from 1. */
  int column(int offset) {
    int start = starts[line(offset) - 1];
    if (ascii) {
      return offset - start + 1;
    }
    // Counted on from the last answer on the same line, so that asking along a long line is not quadratic.
    if (columnStart != start || columnOffset - offset > offset - start) {
      columnStart = start;
      columnOffset = start;
      columnBefore = 0;
    }
    while (columnOffset < offset) {
      columnBefore += first(columnOffset++);
    }
    while (columnOffset > offset) {
      columnBefore -= first(--columnOffset);
    }
    return columnBefore + 1;
  }

  /** Returns 1 for the first byte of a code point. */
  private int first(int offset) {
    return (text[offset] & 0xc0) == 0x80 ? 0 : 1;
  }
}
