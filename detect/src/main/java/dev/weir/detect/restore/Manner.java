package dev.weir.detect.restore;

import dev.weir.detect.body.Escape;

/** How values are written in a body, stretch by stretch. */
public interface Manner {

  /** Returns where the stretch ends that goes on at {@code from}, {@code to} at most, and is in the next one then. */
  int goOn(byte[] raw, int from, int to);

  /** Returns how values are written in the stretch that {@link #goOn} will go on with. */
  Escape escape();

  /** Returns the manner of a body that is one stretch. */
  static Manner of(Escape escape) {
    return new Manner() {
      @Override
      public int goOn(byte[] raw, int from, int to) {
        return to;
      }

      @Override
      public Escape escape() {
        return escape;
      }
    };
  }
}
