package dev.weir.bench.prompt;

import dev.weir.detect.prompt.Stretch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Logistic regression, one head for each question, by AdaGrad. A text is known by its worst stretch: rounds of training take,
 * of each text, the whole and the window that the round before found worst. The same examples give the same weights.
 */
final class Logistic {

  static final int HEADS = 5;

  /** As the filter itself. */
  private static final double TOLL = 0.25;

  /** What a text of the grammar's counts for, beside one that somebody has written. */
  private static final double OWN_ABUSE = 0.3;

  private static final double OWN_BENIGN = 0.6;

  /** The same of one that was written for this training, however freely: such texts are more like each other than what people say. */
  private static final double BY_HANDS = 0.5;

  private static final int RAREST = 4;
  private static final int EPOCHS = 6;
  private static final int ROUNDS = 4;
  private static final double RATE = 0.6;
  private static final double L2 = 2e-3;

  /** What part of a stretch's features are passed over each time, so that no single one has to be there. */
  private static final double DROPPED = 0.5;

  /** What a weight of another head than the first counts for, where it is asked which features are kept. */
  private static final double OTHER_HEADS = 0.25;

  /** How often all words are passed over, so that concepts learn to tell what is said in words that nobody has seen. */
  private static final double WORDLESS = 0.3;

  private static final double DROPPED_NORM = 1 / StrictMath.sqrt(1 - DROPPED);

  /** How often it is drawn anew what is passed over: the mean of what is learnt then hangs less on any draw. */
  private static final int DRAWS = 8;

  private final Map<Long, Integer> ids;
  private final double[][] weights;
  private final double[][] squares;
  private final double[] values;
  private final boolean[] worded;
  private final double[] biases = new double[HEADS];
  private final double[] biasSquares = new double[HEADS];

  /** A stretch with its features by number. */
  private static final class Piece {
    final int[] features;
    final double norm;

    Piece(int[] features, double norm) {
      this.features = features;
      this.norm = norm;
    }
  }

  /** One stretch with the label of its text. */
  private record Instance(Piece piece, Example.Label label, double weight) {}

  /** A text with its stretches, the whole of it first. */
  private record Bag(List<Piece> pieces, Example.Label label, double weight) {}

  /** @param draft the requests that have to be in the table beside it */
  static Logistic trained(List<Example> examples, Requests draft) {
    Map<Long, Integer> ids = numbered(examples);
    double[] values = new double[ids.size()];
    boolean[] worded = new boolean[ids.size()];
    ids.forEach((feature, id) -> {
      values[id] = Stretch.value(feature);
      worded[id] = Stretch.worded(feature);
    });
    Logistic mean = new Logistic(ids, values, worded);
    List<Bag> bags = mean.bags(examples);
    List<Logistic> draws = Stream.generate(() -> new Logistic(ids, values, worded)).limit(DRAWS).toList();
    for (int round = 0; round < ROUNDS; round++) {
      if (round == ROUNDS - 1) {
        mean.prune(draft);
      }
      int now = round;
      IntStream.range(0, DRAWS).parallel()
          .forEach(draw -> draws.get(draw).learn(bags, now, new Random(42 + now + 100L * draw)));
      mean.average(draws);
    }
    return mean;
  }

  private Logistic(Map<Long, Integer> ids, double[] values, boolean[] worded) {
    this.ids = ids;
    this.values = values;
    this.worded = worded;
    weights = new double[HEADS][ids.size()];
    squares = new double[HEADS][ids.size()];
  }

  private static Map<Long, Integer> numbered(List<Example> examples) {
    Map<Long, Integer> counts = new HashMap<>();
    for (Example example : examples) {
      for (long feature : example.stretches().getFirst().features()) {
        counts.merge(feature, 1, Integer::sum);
      }
    }
    Map<Long, Integer> ids = new HashMap<>();
    counts.entrySet().stream().filter(entry -> entry.getValue() >= RAREST).map(Map.Entry::getKey).sorted()
        .forEach(feature -> ids.put(feature, ids.size()));
    return ids;
  }

  private void average(List<Logistic> draws) {
    for (int head = 0; head < HEADS; head++) {
      int of = head;
      Arrays.setAll(weights[head],
          feature -> draws.stream().mapToDouble(draw -> draw.weights[of][feature]).sum() / DRAWS);
      biases[head] = draws.stream().mapToDouble(draw -> draw.biases[of]).sum() / DRAWS;
    }
  }

  /** Passes over for good what finds no place in the table, so that what does can make up for it. */
  private void prune(Requests draft) {
    Set<Long> placed = new Table(this, draft, "").placed();
    ids.forEach((feature, id) -> values[id] = placed.contains(feature) ? values[id] : 0);
  }

  /** Returns the features that count, the one first that matters most. */
  List<Long> heaviest() {
    return ids.entrySet().stream().filter(entry -> values[entry.getValue()] != 0)
        .sorted(Comparator.<Map.Entry<Long, Integer>>comparingDouble(entry -> -matters(entry.getValue()))
            .thenComparing(Map.Entry::getKey))
        .map(Map.Entry::getKey).toList();
  }

  /** How much a feature matters: to the first head most. */
  private double matters(int feature) {
    double most = Math.abs(weights[0][feature]);
    for (int head = 1; head < HEADS; head++) {
      most = Math.max(most, OTHER_HEADS * Math.abs(weights[head][feature]));
    }
    return most;
  }

  /** Puts what a feature weighs for each head into {@code all}; leaves that alone where it does not count. */
  void weigh(long feature, float[] all) {
    Integer id = ids.get(feature);
    for (int head = 0; head < HEADS && id != null && values[id] != 0; head++) {
      all[head] = (float) weights[head][id];
    }
  }

  /** Small sources count for more than their size, large ones for less. */
  private List<Bag> bags(List<Example> examples) {
    Map<String, Integer> sizes = new HashMap<>();
    examples.forEach(example -> sizes.merge(example.source() + example.label(), 1, Integer::sum));
    List<Bag> bags = new ArrayList<>();
    for (Example example : examples) {
      List<Piece> pieces = example.stretches().stream().map(this::piece).toList();
      int size = sizes.getOrDefault(example.source() + example.label(), 1);
      bags.add(new Bag(pieces, example.label(), worth(example) * 10 / StrictMath.sqrt(Math.max(30, size))));
    }
    return bags;
  }

  private static double worth(Example example) {
    if (example.source().startsWith(Grammar.SOURCE)) {
      return example.abuse() ? OWN_ABUSE : OWN_BENIGN;
    }
    return example.source().startsWith(Hands.SOURCE) ? BY_HANDS : 1;
  }

  private Piece piece(Stretch stretch) {
    return new Piece(numbered(stretch.features()), stretch.norm());
  }

  private int[] numbered(long[] features) {
    int[] numbers = new int[features.length];
    int n = 0;
    for (long feature : features) {
      Integer id = ids.get(feature);
      if (id != null) {
        numbers[n++] = id;
      }
    }
    return Arrays.copyOf(numbers, n);
  }

  /** An order that is buried in a document says nothing of the document: of those only windows are learnt from. */
  private List<Instance> instances(List<Bag> bags, int round) {
    List<Instance> instances = new ArrayList<>();
    for (Bag bag : bags) {
      boolean windows = bag.pieces().size() > 1;
      if (bag.label() != Example.Label.INDIRECT || !windows) {
        instances.add(new Instance(bag.pieces().getFirst(), bag.label(), bag.weight()));
      }
      if (windows && round > 0) {
        double weight = bag.weight() / (bag.label() == Example.Label.BENIGN ? 1.5 : 2);
        bag.pieces().stream().skip(1).max(Comparator.comparingDouble(piece -> margin(piece, 0)))
            .ifPresent(piece -> instances.add(new Instance(piece, bag.label(), weight)));
      }
    }
    return instances;
  }

  private void learn(List<Bag> bags, int round, Random random) {
    List<Instance> instances = instances(bags, round);
    int[] order = new int[instances.size()];
    Arrays.setAll(order, i -> i);
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
      Shuffle.shuffle(order, random);
      for (int i : order) {
        Instance instance = instances.get(i);
        Piece piece = thinned(instance.piece(), random);
        for (int head = 0; head < HEADS; head++) {
          step(piece, instance, head);
        }
      }
    }
  }

  private Piece thinned(Piece piece, Random random) {
    int[] kept = new int[piece.features.length];
    int n = 0;
    boolean wordless = random.nextDouble() < WORDLESS;
    for (int feature : piece.features) {
      kept[n] = feature;
      n += random.nextDouble() < DROPPED || wordless && worded[feature] ? 0 : 1;
    }
    return new Piece(Arrays.copyOf(kept, n), piece.norm * DROPPED_NORM);
  }

  private void step(Piece piece, Instance instance, int head) {
    boolean yes = instance.label().answers(head);
    double p = 1 / (1 + StrictMath.exp(-margin(piece, head)));
    double error = ((yes ? 1 : 0) - p) * instance.weight();
    biasSquares[head] += error * error;
    biases[head] += RATE * error / StrictMath.sqrt(biasSquares[head] + 1);
    double[] w = weights[head];
    double[] s = squares[head];
    for (int f : piece.features) {
      double gradient = error * piece.norm * values[f] - L2 * w[f];
      s[f] += gradient * gradient;
      w[f] += RATE * gradient / StrictMath.sqrt(s[f] + 1e-3);
    }
  }

  private double margin(Piece piece, int head) {
    double sum = 0;
    double[] w = weights[head];
    for (int f : piece.features) {
      sum += w[f] * values[f];
    }
    return biases[head] + sum * piece.norm;
  }

  /** Returns the margin of the worst stretch of a text; the more there are, the more is asked of each. */
  double worst(Example example) {
    double worst = Double.NEGATIVE_INFINITY;
    int windows = example.stretches().size() - 1;
    for (int i = 0; i < example.stretches().size(); i++) {
      double margin = margin(piece(example.stretches().get(i)), 0);
      double toll = i == 0 || windows < 2 ? 0 : TOLL * StrictMath.log(windows);
      worst = Math.max(worst, margin - toll);
    }
    return worst;
  }

  /** Returns what this part of a head's weights that count does not exceed. */
  double quantile(int head, double part) {
    double[] sorted = ids.values().stream().filter(feature -> values[feature] != 0)
        .mapToDouble(feature -> Math.abs(weights[head][feature])).sorted().toArray();
    return sorted[(int) (part * (sorted.length - 1))];
  }

  double bias(int head) {
    return biases[head];
  }
}
