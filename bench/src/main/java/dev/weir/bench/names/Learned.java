package dev.weir.bench.names;

import dev.weir.detect.names.Model;
import dev.weir.detect.names.Tag;
import dev.weir.detect.names.Weights;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/** Weights of an averaged perceptron while it learns: whole numbers, and their sums over time. */
final class Learned implements Weights {

  /** What a weight of one step becomes in the model: averages are fractions, the model holds bytes. */
  private static final double SCALE = 5;
  /** More than half: an earlier model has read more texts. */
  private static final double EARLIER = 0.6;

  private final int bits;
  private final int[] weights;
  private final double[] sums;
  private final int[] transitions = new int[Tag.COUNT * Tag.COUNT];
  private final double[] transitionSums = new double[Tag.COUNT * Tag.COUNT];
  private long time = 1;

  Learned(int bits) {
    this.bits = bits;
    weights = new int[(1 << bits) * Tag.COUNT];
    sums = new double[weights.length];
  }

  @Override
  public void score(int[] features, int[] scores, int to) {
    Arrays.fill(scores, to, to + Tag.COUNT, 0);
    for (int feature : features) {
      int row = row(feature);
      for (int tag = 0; tag < Tag.COUNT; tag++) {
        scores[to + tag] += weights[row + tag];
      }
    }
  }

  private int row(int feature) {
    return (feature >>> 32 - bits) * Tag.COUNT;
  }

  @Override
  public int[] transitions() {
    return transitions;
  }

  void tick() {
    time++;
  }

  /** Moves the weights of a token's features from a wrong tag to the right one. */
  void correct(int[] features, int right, int wrong) {
    for (int feature : features) {
      move(row(feature) + right, 1);
      move(row(feature) + wrong, -1);
    }
  }

  private void move(int at, int by) {
    weights[at] += by;
    sums[at] += (double) by * time;
  }

  void correctTransition(int before, int tag, int by) {
    transitions[tag * Tag.COUNT + before] += by;
    transitionSums[tag * Tag.COUNT + before] += (double) by * time;
  }

  /**
   * Writes a model whose weights are the means of what each of {@code runs} says; {@code earlier} counts for three fifths
   * of what it and they say.
   */
  static void write(List<Learned> runs, Optional<Model> earlier, Path file, String notice)
      throws IOException {
    Learned first = runs.getFirst();
    try (DataOutputStream out = new DataOutputStream(
        new BufferedOutputStream(Files.newOutputStream(file)))) {
      out.writeUTF(notice);
      out.writeByte(first.bits);
      for (int i = 0; i < first.transitions.length; i++) {
        int at = i;
        double mean = mean(runs, run -> run.transition(at));
        out.writeShort(rounded(mean, earlier.map(model -> model.transitions()[at])));
      }
      for (int row = 0; row < 1 << first.bits; row++) {
        int none = row * Tag.COUNT;
        for (int tag = 1; tag < Tag.COUNT; tag++) {
          int at = none + tag;
          double mean = mean(runs, run -> run.weight(at, none));
          out.writeByte(Model.BIAS + rounded(mean, weight(earlier, row, tag)));
        }
      }
    }
  }

  private static Optional<Integer> weight(Optional<Model> model, int row, int tag) {
    return model.map(one -> one.weight(row, tag));
  }

  private static int rounded(double mean, Optional<Integer> earlier) {
    return (int) Math.round(earlier.map(said -> mean + EARLIER * (said - mean)).orElse(mean));
  }

  private static double mean(List<Learned> runs, ToIntFunction<Learned> said) {
    return runs.stream().mapToInt(said).average().orElseThrow();
  }

  private int transition(int at) {
    return (int) Math.round(SCALE * (transitions[at] - transitionSums[at] / time));
  }

  /** How much likelier a tag is than none. */
  private int weight(int at, int none) {
    return Math.clamp(Math.round(SCALE * (average(at) - average(none))), -127, 127);
  }

  private double average(int at) {
    return weights[at] - sums[at] / time;
  }
}
