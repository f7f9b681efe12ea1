package dev.weir.bench.prompt;

import dev.weir.detect.prompt.Model;
import java.util.HashSet;
import java.util.Set;

/**
 * Brings what was learnt of abuse and what was learnt of requests into one table, so that a feature is looked up once for both. A draft
 * of requests keeps places for what they need most; requests are then learnt anew from all that has a slot, and abuse stays as it is.
 */
final class Table {

  /** A slot takes five bytes in the file and a bit, and one that tells requests a sixth byte. */
  private static final int SLOTS = 67 << 11;

  /** What part of the weights of a head with few bits is kept as it is; the rest counts as the heaviest of them. */
  private static final double MOST_OF_OTHERS = 0.995;

  private static final int HEADS = Logistic.HEADS + 1;

  private final Logistic abuse;
  private final Model.Maker maker;
  private final Set<Long> placed = new HashSet<>();

  /**
   * @param draft requests whose features come first, since there are few of them
   * @param version of the model
   */
  Table(Logistic abuse, Requests draft, String version) {
    this.abuse = abuse;
    float[] scales = new float[HEADS];
    float[] biases = new float[HEADS];
    for (int head = 0; head < Logistic.HEADS; head++) {
      scales[head] = (float) Math.max(1e-6, abuse.quantile(head, head == 0 ? 1 : MOST_OF_OTHERS));
      biases[head] = (float) (abuse.bias(head) - (head == 0 ? Train.THRESHOLD : 0));
    }
    maker = new Model.Maker(version, SLOTS, scales, biases);
    draft.features().forEach(this::place);
    abuse.heaviest().forEach(this::place);
  }

  private void place(long feature) {
    float[] weights = new float[HEADS];
    abuse.weigh(feature, weights);
    if (!placed.contains(feature) && maker.add(feature, weights)) {
      placed.add(feature);
    }
  }

  /** Returns the features that found a place. */
  Set<Long> placed() {
    return placed;
  }

  /** Returns whether a feature has a slot, if only by mistake. */
  boolean has(long feature) {
    return maker.has(feature);
  }

  /** Returns the model of abuse and {@code requests}. */
  Model with(Requests requests) {
    maker.requests(requests.features(), requests::weight, requests.bias());
    return maker.made();
  }
}
