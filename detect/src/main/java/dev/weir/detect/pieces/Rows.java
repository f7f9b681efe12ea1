package dev.weir.detect.pieces;

/** Rows of separated values: a line may end inside of quotes, which cells open at their start only (RFC 4180). */
record Rows(byte delimiter) implements Seam {

  @Override
  public int last(byte[] bytes, int from, int to) {
    return go(bytes, from, to, Integer.MAX_VALUE).end();
  }

  /** Returns where the first row ends. */
  int first(byte[] bytes) {
    Gone gone = go(bytes, 0, bytes.length, 1);
    return gone.rows() == 0 ? bytes.length : gone.end();
  }

  /** Returns how many rows have their end there. */
  int count(byte[] bytes) {
    return go(bytes, 0, bytes.length, Integer.MAX_VALUE).rows();
  }

  /** How many rows there were, and where the last of them ends. */
  private record Gone(int rows, int end) {}

  private Gone go(byte[] bytes, int from, int to, int most) {
    int end = from;
    int rows = 0;
    boolean opens = true;
    boolean quoted = false;
    boolean closed = false;
    for (int at = from; at < to && rows < most; at++) {
      byte b = bytes[at];
      boolean ends = !quoted && (b == '\n' || b == '\r' && at + 1 < to && bytes[at + 1] != '\n');
      boolean within = quoted;
      quoted = quoted ? b != '"' : b == '"' && (opens || closed);
      closed = within && !quoted;
      rows += ends ? 1 : 0;
      end = ends ? at + 1 : end;
      opens = ends || !quoted && b == delimiter;
    }
    return new Gone(rows, end);
  }
}
