package dev.weir.bench.prompt;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** One run of the learning of {@link Requests}: it passes over some features of a segment at each step, which its number decides. */
final class RequestDraw {

  private static final int EPOCHS = 8;
  private static final double RATE = 0.5;
  private static final double L2 = 3e-3;

  private final Study study;
  /** What each feature counts, 0 where it does not, and whether it is a word or two. */
  private final double[] values;
  private final boolean[] worded;
  private final Random random;
  private final Random wordless;
  private final double[] weights;
  private final double[] squares;
  private double bias;
  private double biasSquares;
  /** The features of a segment that are not passed over. */
  private int[] kept = new int[64];
  private int count;

  /** A segment with its features by number. */
  static final class Segment {
    final int[] features;
    final boolean order;
    final double weight;

    Segment(int[] features, boolean order, double weight) {
      this.features = features;
      this.order = order;
      this.weight = weight;
    }
  }

  RequestDraw(Study study, double[] values, boolean[] worded, int number) {
    this.study = study;
    this.values = values;
    this.worded = worded;
    weights = new double[values.length];
    squares = new double[values.length];
    random = new Random(11 + 100L * number);
    wordless = new Random(12 + 100L * number);
  }

  /** Goes on with what was learnt before. */
  void learn(List<Segment> segments) {
    int[] order = new int[segments.size()];
    Arrays.setAll(order, i -> i);
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
      Shuffle.shuffle(order, random);
      for (int i : order) {
        thin(segments.get(i).features, wordless.nextDouble() < study.wordless());
        step(segments.get(i));
      }
    }
  }

  private void thin(int[] features, boolean unworded) {
    kept = features.length <= kept.length ? kept : new int[2 * features.length];
    count = 0;
    for (int feature : features) {
      if (random.nextDouble() >= study.dropped() && !(unworded && worded[feature])) {
        kept[count++] = feature;
      }
    }
  }

  private void step(Segment segment) {
    double norm = norm();
    double sum = bias;
    for (int i = 0; i < count; i++) {
      sum += weights[kept[i]] * values[kept[i]] * norm;
    }
    double error = ((segment.order ? 1 : 0) - 1 / (1 + StrictMath.exp(-sum))) * segment.weight;
    biasSquares += error * error;
    bias += RATE * error / StrictMath.sqrt(biasSquares + 1);
    for (int i = 0; i < count; i++) {
      int feature = kept[i];
      double gradient = error * norm * values[feature] - L2 * weights[feature];
      squares[feature] += gradient * gradient;
      weights[feature] += RATE * gradient / StrictMath.sqrt(squares[feature] + 1e-3);
    }
  }

  private double norm() {
    double squared = 1;
    for (int i = 0; i < count; i++) {
      squared += values[kept[i]] * values[kept[i]];
    }
    return 1 / StrictMath.sqrt(squared);
  }

  double weight(int feature) {
    return weights[feature];
  }

  double bias() {
    return bias;
  }
}
