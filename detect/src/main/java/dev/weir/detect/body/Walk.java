package dev.weir.detect.body;

/** Goes through the values of a flat text once more, forwards only, and tells where in the raw bytes a place of it is. */
public final class Walk {

  private final Flat flat;
  private final Sources sources;
  private int value = -1;
  private int at;
  private int raw;
  private int points;

  public Walk(Flat flat, Sources sources) {
    this.flat = flat;
    this.sources = sources;
  }

  /** Goes to the flat byte {@code to} in {@code of}; never back. */
  public void go(int of, int to) {
    if (of != value) {
      value = of;
      at = flat.start(of);
      raw = flat.raw(of);
      points = 0;
    }
    if (flat.rawEnd(of) - flat.raw(of) == flat.end(of) - flat.start(of)) {
      count(to);
      raw = flat.raw(of) + to - flat.start(of);
      return;
    }
    Escape escape = flat.role(of).escape();
    byte[] bytes = sources.of(flat, of);
    while (at < to) {
      long unit = escape.unit(bytes, raw, flat.rawEnd(of));
      raw += (int) (unit >>> 32);
      count(at + length((int) unit));
    }
  }

  private static int length(int unit) {
    return (unit & Escape.BYTE) != 0 || unit < 0x80 ? 1 : unit < 0x800 ? 2 : unit < 0x10000 ? 3 : 4;
  }

  private void count(int to) {
    for (; at < to; at++) {
      points += (flat.bytes()[at] & 0xc0) == 0x80 ? 0 : 1;
    }
  }

  /** Returns the offset in the value's source. */
  public int raw() {
    return raw;
  }

  /** Returns the number of code points of the value before this place. */
  public int points() {
    return points;
  }
}
