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

  /** So many features are kept: each takes a slot that tells abuse as well, or would. */
  private static final int MOST = 10_000;

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
  static Requests learnt(List<Planted> documents) {
    Requests requests = new Requests(numbered(documents));
    List<Segment> segments = requests.segments(documents);
    Random random = new Random(11);
    requests.learn(segments, random);
    requests.prune();
    requests.learn(segments, random);
    return requests;
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

  /** Passes over for good what is not among the heaviest. */
  private void prune() {
    Set<Long> kept = new HashSet<>(features().subList(0, Math.min(MOST, features().size())));
    ids.forEach((feature, id) -> values[id] = kept.contains(feature) ? values[id] : 0);
  }

  /** Returns the features that count, the heaviest first. */
  List<Long> features() {
    return ids.entrySet().stream().filter(entry -> values[entry.getValue()] != 0)
        .sorted(Comparator.<Map.Entry<Long, Integer>>comparingDouble(
            entry -> -Math.abs(weights[entry.getValue()])).thenComparing(Map.Entry::getKey))
        .map(Map.Entry::getKey).toList();
  }

  /** Returns what a feature weighs; 0 where it does not count. */
  float weight(long feature) {
    Integer id = ids.get(feature);
    return id == null || values[id] == 0 ? 0 : (float) weights[id];
  }

  /** Returns the highest weight. */
  float scale() {
    return features().stream().limit(1).map(this::weight).map(Math::abs).findFirst().orElse(1f);
  }

  float bias() {
    return (float) bias;
  }

  /** Returns a model that tells requests and nothing else. */
  Model model() {
    Model.Maker table = new Model.Maker("requests", 2 * MOST, new float[]{1, scale()},
        new float[]{0, bias()});
    features().forEach(feature -> table.add(feature, new float[]{0, weight(feature)}));
    return table.made();
  }
}
