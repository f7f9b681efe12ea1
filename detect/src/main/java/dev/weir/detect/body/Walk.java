package dev.weir.detect.body;

/** Goes through the values of a flat text once more, forwards only, and tells where in the raw bytes a place of it is. */
public final class Walk {

  private final Flat flat;
  private final Sources sources;
  private int value = -1;
  /** How many bytes of the decoded value are behind. */
  private int at;
  private int raw;
  private int points;

  public Walk(Flat flat, Sources sources) {
    this.flat = flat;
    this.sources = sources;
  }

  /** Goes to the flat byte {@code to} in {@code of}; never back. */
  public void go(int of, int to) {
    begin(of);
    int target = to - flat.start(of);
    if (flat.isFolded(of)) {
      decode(flat.unfolded(of, to));
    } else if (flat.rawEnd(of) - flat.raw(of) == flat.end(of) - flat.start(of)) {
      count(target);
      raw = flat.raw(of) + target;
    } else {
      decode(target);
    }
  }

  /** Goes behind the character that the flat byte before {@code to} belongs to; never back. */
  public void goBehind(int of, int to) {
    if (!flat.isFolded(of)) {
      go(of, to);
      return;
    }
    begin(of);
    int last = flat.unfolded(of, to - 1);
    decode(last);
    decode(last + 1);
  }

  private void begin(int of) {
    if (of != value) {
      value = of;
      at = 0;
      raw = flat.raw(of);
      points = 0;
    }
  }

  /** Goes on until {@code target} bytes are behind, and to the end of a character. */
  private void decode(int target) {
    Escape escape = flat.role(value).escape();
    byte[] bytes = sources.get(flat.source(value)).array();
    int end = flat.rawEnd(value);
    while (raw < end) {
      long unit = escape.unit(bytes, raw, end);
      boolean goesOn = ((int) unit & Escape.BYTE) != 0 && ((int) unit & 0xc0) == 0x80;
      if (at >= target && !goesOn) {
        return;
      }
      raw += (int) (unit >>> 32);
      at += Escape.length((int) unit);
      points += goesOn || (int) unit == Escape.NOTHING ? 0 : 1;
    }
  }

  private void count(int target) {
    int start = flat.start(value);
    points += Utf8.points(flat.bytes(), start + at, start + target);
    at = Math.max(at, target);
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
