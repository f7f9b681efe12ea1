package dev.weir.detect.names;

/** What a tagger goes by: learned weights, or those that are still being learned. */
public interface Weights {

  /** Adds the weights of one feature, one for each tag, to {@code scores} from {@code to} on. */
  void add(int feature, int[] scores, int to);

  /** Returns the weight of one tag behind another. */
  int transition(int before, int tag);
}
