package dev.weir.bench.prompt;

import dev.weir.detect.prompt.NoiseModel;
import dev.weir.detect.prompt.Tail;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Learns how noise at the end of a text looks, from the grammar's and from how harmless texts look wherever they are cut. */
final class Noise {

  private static final long SEED = 9;
  private static final int TEXTS = 4000;
  /** Of each text so many ends are looked at: its own, and where it may be cut. */
  private static final int CUTS = 4;
  private static final int SHORTEST = 40;
  private static final int EPOCHS = 5;
  private static final double RATE = 0.3;
  private static final double L2 = 1e-4;
  private static final double DROPPED = 0.4;

  /** What the margin has to be beyond even odds: chosen by what passes of files that were not trained on. */
  private static final double THRESHOLD = 1.5;

  /** Rules of the grammar that look odd and are harmless. */
  private static final List<String> ODD = List.of("benign.oddcode", "benign.oddtext", "benign.oddask",
      "benign.codefile", "benign.codefile2", "benign.snippet2");

  private final double[] weights = new double[Tail.FEATURES];
  private final double[] squares = new double[Tail.FEATURES];
  private double bias;
  private double biasSquares;

  /** How a text ends, which is noise or not. */
  private static final class End {
    final int[] features;
    final boolean noise;
    final double weight;

    End(int[] features, boolean noise, double weight) {
      this.features = features;
      this.noise = noise;
      this.weight = weight;
    }
  }

  /** Returns the model of noise. */
  static NoiseModel learnt(List<Example> examples) throws IOException {
    Noise noise = new Noise();
    noise.learn(ends(examples));
    return NoiseModel.of(noise.weights, noise.bias - THRESHOLD);
  }

  private static List<End> ends(List<Example> examples) throws IOException {
    Grammar grammar = Grammar.ofNoise(Train.documents(examples), SEED);
    Random random = new Random(SEED);
    List<String> harmless = new ArrayList<>();
    for (String rule : ODD) {
      harmless.addAll(grammar.texts(rule, TEXTS / 2));
    }
    examples.stream().filter(example -> !example.abuse()).map(Example::text).forEach(harmless::add);
    List<End> ends = new ArrayList<>();
    List<String> tails = List.copyOf(grammar.texts("sx.tail", TEXTS));
    for (String tail : tails) {
      String before = harmless.get(random.nextInt(harmless.size()));
      ends.add(end(before.substring(0, Math.min(before.length(), SHORTEST)) + " " + tail, true, 2));
    }
    for (String text : harmless) {
      ends.add(end(text, false, 1));
      for (int cut = 1; cut < CUTS && text.length() > SHORTEST; cut++) {
        ends.add(end(text.substring(0, SHORTEST + random.nextInt(text.length() - SHORTEST)), false, 1));
      }
    }
    ends.removeIf(end -> end.features.length == 0);
    return ends;
  }

  private static End end(String text, boolean noise, double weight) {
    Tail tail = new Tail();
    tail.read(text);
    return new End(tail.features(), noise, weight);
  }

  private void learn(List<End> ends) {
    Random random = new Random(SEED);
    int[] order = new int[ends.size()];
    Arrays.setAll(order, i -> i);
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
      Shuffle.shuffle(order, random);
      for (int i : order) {
        step(ends.get(i), random);
      }
    }
  }

  private void step(End end, Random random) {
    int[] kept = Arrays.stream(end.features).filter(_ -> random.nextDouble() >= DROPPED).toArray();
    double norm = 1 / StrictMath.sqrt(1 + kept.length);
    double sum = bias;
    for (int feature : kept) {
      sum += weights[feature] * norm;
    }
    double error = ((end.noise ? 1 : 0) - 1 / (1 + StrictMath.exp(-sum))) * end.weight;
    biasSquares += error * error;
    bias += RATE * error / StrictMath.sqrt(biasSquares + 1);
    for (int feature : kept) {
      double gradient = error * norm - L2 * weights[feature];
      squares[feature] += gradient * gradient;
      weights[feature] += RATE * gradient / StrictMath.sqrt(squares[feature] + 1e-3);
    }
  }
}
