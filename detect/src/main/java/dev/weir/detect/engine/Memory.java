package dev.weir.detect.engine;

/** What a {@link Text} remembers at one moment of the way through it. */
public final class Memory {

  final int[] cues;
  final int[] marks;
  final int judgements;
  final Nearby nearby;

  Memory(int[] cues, int[] marks, int judgements, Nearby nearby) {
    this.cues = cues;
    this.marks = marks;
    this.judgements = judgements;
    this.nearby = nearby;
  }
}
