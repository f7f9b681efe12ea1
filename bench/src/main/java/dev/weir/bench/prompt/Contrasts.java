package dev.weir.bench.prompt;

import dev.weir.detect.prompt.Document;
import dev.weir.detect.prompt.DocumentModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Learns how an order stands out from the document around it: of each document, by the segment that stands out most. */
final class Contrasts {

  private static final int ROUNDS = 6;
  private static final int EPOCHS = 6;
  private static final double RATE = 0.1;
  private static final double L2 = 1e-4;

  private final double[] weights = new double[Document.NUMBERS + 1];
  private final double[] squares = new double[Document.NUMBERS + 1];

  /** The numbers of a document's worst segment. */
  private static final class Instance {
    final float[] numbers;
    final boolean order;
    final double weight;

    Instance(float[] numbers, boolean order, double weight) {
      this.numbers = numbers;
      this.order = order;
      this.weight = weight;
    }
  }

  /** Returns weights for {@link DocumentModel}, learnt of documents whose segments have been weighed. */
  static float[] learnt(List<Planted> documents) {
    Contrasts contrasts = new Contrasts();
    contrasts.weights[0] = 1;
    Random random = new Random(13);
    for (int round = 0; round < ROUNDS; round++) {
      contrasts.learn(contrasts.instances(documents), random);
    }
    return contrasts.floats();
  }

  private float[] floats() {
    float[] floats = new float[weights.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) weights[i];
    }
    return floats;
  }

  private List<Instance> instances(List<Planted> documents) {
    List<Instance> instances = new ArrayList<>();
    for (Planted planted : documents) {
      float[] worst = new float[Document.NUMBERS];
      double most = Double.NEGATIVE_INFINITY;
      for (int segment = 0; segment < planted.document().segments(); segment++) {
        float[] numbers = new float[Document.NUMBERS];
        planted.document().contrast(segment, numbers);
        double margin = margin(numbers);
        if (margin > most && (!planted.abuse() || planted.ordered(segment))) {
          worst = numbers;
          most = margin;
        }
      }
      instances.add(new Instance(worst, planted.abuse(), planted.weight()));
    }
    return instances;
  }

  private double margin(float[] numbers) {
    double margin = weights[Document.NUMBERS];
    for (int i = 0; i < Document.NUMBERS; i++) {
      margin += weights[i] * numbers[i];
    }
    return margin;
  }

  private void learn(List<Instance> instances, Random random) {
    for (int step = EPOCHS * instances.size(); step > 0; step--) {
      Instance instance = instances.get(random.nextInt(instances.size()));
      double p = 1 / (1 + StrictMath.exp(-margin(instance.numbers)));
      double error = ((instance.order ? 1 : 0) - p) * instance.weight;
      for (int i = 0; i < weights.length; i++) {
        double gradient = error * (i < Document.NUMBERS ? instance.numbers[i] : 1) - L2 * weights[i];
        squares[i] += gradient * gradient;
        weights[i] += RATE * gradient / StrictMath.sqrt(squares[i] + 1);
      }
    }
  }
}
