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

/** Weights of an averaged perceptron while it learns: whole numbers, and their sums over time. */
final class Learned implements Weights {

  /** What a weight of one step becomes in the model: averages are fractions, the model holds bytes. */
  private static final double SCALE = 5;

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

  /** Writes the averages as a model. */
  void write(Path file, String notice) throws IOException {
    try (DataOutputStream out = new DataOutputStream(
        new BufferedOutputStream(Files.newOutputStream(file)))) {
      out.writeUTF(notice);
      out.writeByte(bits);
      for (int i = 0; i < transitions.length; i++) {
        out.writeShort((int) Math.round(SCALE * (transitions[i] - transitionSums[i] / time)));
      }
      for (int row = 0; row < weights.length; row += Tag.COUNT) {
        for (int tag = 1; tag < Tag.COUNT; tag++) {
          double likelier = average(row + tag) - average(row);
          out.writeByte(Model.BIAS + Math.clamp(Math.round(SCALE * likelier), -127, 127));
        }
      }
    }
  }

  private double average(int at) {
    return weights[at] - sums[at] / time;
  }
}
