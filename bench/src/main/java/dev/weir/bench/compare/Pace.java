package dev.weir.bench.compare;

/** What the connections of a load do with their time. Belongs to the client's loop alone. */
interface Pace {

  /** A connection that waits to be told when to ask. */
  interface Line {
    /** Asks; the latency of the answer is counted from {@code since}. */
    void ask(long since);

    /** Returns when it was dialled. */
    long dialled();
  }

  /** The load begins: its connections are being dialled. */
  default void begin(Load load) {}

  /** {@code line} is open, or has had its answer. */
  void ready(Line line);

  /** {@code line} was ready, and is no more. */
  default void gone(Line line) {}

  /** Returns the pace of a closed loop: whoever is ready asks. */
  static Pace closedLoop() {
    return line -> line.ask(System.nanoTime());
  }
}
