package dev.weir.audit.index;

import dev.weir.audit.Mark;

/** Where a frame begins, as one number. */
record Place(int segment, long offset) {

  private static final int OFFSET_BITS = 32;

  static Place of(Mark mark) {
    return new Place(mark.segment(), mark.offset());
  }

  static Place of(long number) {
    return new Place((int) (number >>> OFFSET_BITS), number & (1L << OFFSET_BITS) - 1);
  }

  long number() {
    return (long) segment << OFFSET_BITS | offset;
  }
}
