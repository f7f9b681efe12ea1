package dev.weir.detect.names;

/** What a tagger goes by: learned weights, or those that are still being learned. */
public interface Weights {

  /** Writes to {@code scores}, from {@code to} on, how likely these features make each tag. */
  void score(int[] features, int[] scores, int to);

  /** Returns the weights of one tag behind another, {@link Tag#COUNT} of what stands before for each that follows. */
  int[] transitions();
}
