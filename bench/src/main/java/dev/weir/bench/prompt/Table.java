package dev.weir.bench.prompt;

import dev.weir.detect.prompt.Model;
import java.util.HashSet;
import java.util.Set;

/**
 * Brings what was learnt of abuse and what was learnt of requests into one table, so that a feature is looked up once for both.
 * Requests come first, since there are few of them.
 */
final class Table {

  /** A slot takes five bytes in the file and a bit, and one that tells requests a sixth byte. */
  private static final int SLOTS = 57 << 11;

  /** What part of the weights of a head with few bits is kept as it is; the rest counts as the heaviest of them. */
  private static final double MOST_OF_OTHERS = 0.995;

  private final Logistic abuse;
  private final Requests requests;
  private final Model.Maker maker;
  private final Set<Long> placed = new HashSet<>();

  private Table(Logistic abuse, Requests requests, String version) {
    this.abuse = abuse;
    this.requests = requests;
    float[] scales = new float[Logistic.HEADS + 1];
    float[] biases = new float[Logistic.HEADS + 1];
    for (int head = 0; head < Logistic.HEADS; head++) {
      scales[head] = (float) Math.max(1e-6, abuse.quantile(head, head == 0 ? 1 : MOST_OF_OTHERS));
      biases[head] = (float) (abuse.bias(head) - (head == 0 ? Train.THRESHOLD : 0));
    }
    scales[Logistic.HEADS] = requests.scale();
    biases[Logistic.HEADS] = requests.bias();
    maker = new Model.Maker(version, SLOTS, scales, biases);
    requests.features().forEach(this::place);
    abuse.heaviest().forEach(this::place);
  }

  private void place(long feature) {
    float[] weights = new float[Logistic.HEADS + 1];
    abuse.weigh(feature, weights);
    weights[Logistic.HEADS] = requests.weight(feature);
    if (!placed.contains(feature) && maker.add(feature, weights)) {
      placed.add(feature);
    }
  }

  /** Returns the features of both that find a place. */
  static Set<Long> placed(Logistic abuse, Requests requests) {
    return new Table(abuse, requests, "").placed;
  }

  /** Returns the model of both. */
  static Model of(Logistic abuse, Requests requests, String version) {
    return new Table(abuse, requests, version).maker.made();
  }
}
