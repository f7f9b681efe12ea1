package dev.weir.bench.prompt;

import dev.weir.detect.prompt.Document;
import dev.weir.detect.prompt.Model;
import dev.weir.detect.prompt.Stretch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Learns which segments of documents are requests to an assistant: logistic regression by AdaGrad, the same for the same documents. */
final class Requests {

  /** A slot takes three bytes. */
  private static final int SLOTS = 9 << 11;

  private static final int RAREST = 3;
  private static final int EPOCHS = 8;
  private static final double RATE = 0.5;
  private static final double L2 = 3e-3;

  /** What part of a segment's features is passed over each time. */
  private static final double DROPPED = 0.4;

  /** What an order counts for: there are some ten times as many segments that are none. */
  private static final double ORDERED = 3;

  private final Map<Long, Integer> ids;
  private final double[] values;
  private final double[] weights;
  private final double[] squares;
  private double bias;
  private double biasSquares;

  /** A segment with its features by number. */
  private static final class Segment {
    final int[] features;
    final boolean order;
    final double weight;

    Segment(int[] features, boolean order, double weight) {
      this.features = features;
      this.order = order;
      this.weight = weight;
    }
  }

  private Requests(Map<Long, Integer> ids) {
    this.ids = ids;
    values = new double[ids.size()];
    weights = new double[ids.size()];
    squares = new double[ids.size()];
    ids.forEach((feature, id) -> values[id] = Stretch.value(feature));
  }

  /** Returns what was learnt of {@code documents}: of those with an order the order, of the others all segments. */
  static Model learnt(List<Planted> documents, String version) {
    Requests requests = new Requests(numbered(documents));
    List<Segment> segments = requests.segments(documents);
    Random random = new Random(11);
    requests.learn(segments, random);
    requests.prune();
    requests.learn(segments, random);
    return requests.model(version);
  }

  private static Map<Long, Integer> numbered(List<Planted> documents) {
    Map<Long, Integer> counts = new HashMap<>();
    for (Planted planted : documents) {
      Set<Long> seen = new HashSet<>();
      for (int segment = 0; segment < planted.document().segments(); segment++) {
        for (long feature : planted.document().features(segment)) {
          if ((!planted.abuse() || planted.ordered(segment)) && seen.add(feature)) {
            counts.merge(feature, 1, Integer::sum);
          }
        }
      }
    }
    Map<Long, Integer> ids = new HashMap<>();
    counts.entrySet().stream().filter(entry -> entry.getValue() >= RAREST).map(Map.Entry::getKey).sorted()
        .forEach(feature -> ids.put(feature, ids.size()));
    return ids;
  }

  private List<Segment> segments(List<Planted> documents) {
    List<Segment> segments = new ArrayList<>();
    for (Planted planted : documents) {
      Document document = planted.document();
      for (int segment = 0; segment < document.segments(); segment++) {
        if (!planted.abuse() || planted.ordered(segment)) {
          int[] features = Arrays.stream(document.features(segment)).filter(ids::containsKey)
              .mapToInt(ids::get).toArray();
          segments.add(new Segment(features, planted.abuse(),
              planted.weight() * (planted.abuse() ? ORDERED : 1)));
        }
      }
    }
    return segments;
  }

  private void learn(List<Segment> segments, Random random) {
    int[] order = new int[segments.size()];
    Arrays.setAll(order, i -> i);
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
      Shuffle.shuffle(order, random);
      for (int i : order) {
        step(segments.get(i), random);
      }
    }
  }

  private void step(Segment segment, Random random) {
    int[] kept = Arrays.stream(segment.features).filter(_ -> random.nextDouble() >= DROPPED).toArray();
    double norm = norm(kept);
    double sum = bias;
    for (int feature : kept) {
      sum += weights[feature] * values[feature] * norm;
    }
    double error = ((segment.order ? 1 : 0) - 1 / (1 + StrictMath.exp(-sum))) * segment.weight;
    biasSquares += error * error;
    bias += RATE * error / StrictMath.sqrt(biasSquares + 1);
    for (int feature : kept) {
      double gradient = error * norm * values[feature] - L2 * weights[feature];
      squares[feature] += gradient * gradient;
      weights[feature] += RATE * gradient / StrictMath.sqrt(squares[feature] + 1e-3);
    }
  }

  private double norm(int[] features) {
    double squared = 1;
    for (int feature : features) {
      squared += values[feature] * values[feature];
    }
    return 1 / StrictMath.sqrt(squared);
  }

  private List<Map.Entry<Long, Integer>> heaviest() {
    return ids.entrySet().stream().filter(entry -> values[entry.getValue()] != 0)
        .sorted(Comparator.<Map.Entry<Long, Integer>>comparingDouble(
            entry -> -Math.abs(weights[entry.getValue()])).thenComparing(Map.Entry::getKey))
        .toList();
  }

  private Model.Maker table(String version) {
    double most = heaviest().stream().mapToDouble(entry -> Math.abs(weights[entry.getValue()])).max()
        .orElse(1);
    return new Model.Maker(version, SLOTS, new float[]{(float) most}, new float[]{(float) bias});
  }

  /** Passes over for good what finds no place in the table. */
  private void prune() {
    Model.Maker table = table("");
    for (Map.Entry<Long, Integer> entry : heaviest()) {
      if (!table.add(entry.getKey(), new float[]{(float) weights[entry.getValue()]})) {
        values[entry.getValue()] = 0;
      }
    }
  }

  private Model model(String version) {
    Model.Maker table = table(version);
    heaviest().forEach(entry -> table.add(entry.getKey(), new float[]{(float) weights[entry.getValue()]}));
    return table.made();
  }
}
