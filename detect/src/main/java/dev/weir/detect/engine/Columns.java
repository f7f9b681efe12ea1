package dev.weir.detect.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;

/** Columns of a table by what stands beside something: bytes that the same triggers accept share one. */
final class Columns<T> {

  /** The byte before or behind is a space with a digit beyond it: the middle of a row of numbers. */
  static final int ROW = 256;

  /** The low nine bits of a byte, of {@link #ROW}, or of the -1 beyond the text. */
  private static final int BYTES = 512;

  private final byte[] of = new byte[BYTES];
  private final List<List<T>> accepted = new ArrayList<>();

  Columns(List<T> all, BiPredicate<T, Integer> accepts) {
    for (int c = 0; c < BYTES; c++) {
      int side = c;
      List<T> these = all.stream().filter(one -> accepts.test(one, side)).toList();
      if (!accepted.contains(these)) {
        accepted.add(these);
      }
      of[c] = (byte) accepted.indexOf(these);
    }
  }

  /** Returns the number of the column of a byte. */
  int of(int c) {
    return of[c & BYTES - 1];
  }

  /** Returns what each column accepts. */
  List<List<T>> accepted() {
    return accepted;
  }
}
