package dev.weir.detect.prompt;

import java.util.Arrays;
import java.util.List;

/** Finds the stretch of a text that a model finds worst; one for each thread. */
final class Scorer {

  /** By how much more is asked of a window for each time that their number grows by the factor e. */
  private static final double TOLL = 0.15;

  private final Model model;
  /** For each feature of the model, the last stretch that had it. */
  private final int[] stamps;
  private int stamp;
  private int[] slots = new int[0];

  Scorer(Model model) {
    this.model = model;
    stamps = new int[model.slots()];
  }

  /**
   * The worst stretch.
   *
   * @param margin what the first head says of it
   */
  record Worst(Reading reading, int from, int to, double margin) {}

  Worst worst(List<Reading> readings) {
    int windows = readings.stream().mapToInt(Reading::windows).sum() + readings.size() - 1;
    double toll = TOLL * Math.log(Math.max(1, windows));
    Worst worst = null;
    for (Reading reading : readings) {
      look(reading.features, reading.words.count());
      Worst whole = of(reading, 0, reading.words.count(), reading.decoded ? toll : 0);
      worst = worst == null || whole.margin() > worst.margin() ? whole : worst;
      for (int window = 0; window < reading.windows(); window++) {
        Worst one = of(reading, reading.from(window), reading.to(window), toll);
        worst = one.margin() > worst.margin() ? one : worst;
      }
    }
    if (worst == null) {
      throw new IllegalArgumentException("nothing to judge");
    }
    return worst;
  }

  private void look(Features features, int words) {
    int count = features.from(words);
    slots = slots.length < count ? new int[count + count / 2] : slots;
    for (int i = 0; i < count; i++) {
      slots[i] = model.find(features.at(i));
    }
  }

  private Worst of(Reading reading, int from, int to, double toll) {
    return new Worst(reading, from, to, margin(reading, from, to, 0) - toll);
  }

  /** Returns what a head says of a stretch of the reading that was looked at last. */
  private double margin(Reading reading, int from, int to, int head) {
    if (++stamp == 0) {
      Arrays.fill(stamps, 0);
      stamp = 1;
    }
    float sum = 0;
    Features features = reading.features;
    int end = features.from(to);
    for (int i = features.from(from); i < end; i++) {
      int slot = slots[i];
      if (slot >= 0 && stamps[slot] != stamp) {
        stamps[slot] = stamp;
        sum += Features.value(features.at(i)) * model.weight(slot, head);
      }
    }
    return model.bias(head) + sum * features.norm(from, to);
  }

  /** Returns what {@code head} says of the worst stretch. */
  double margin(Worst worst, int head) {
    look(worst.reading().features, worst.reading().words.count());
    return margin(worst.reading(), worst.from(), worst.to(), head);
  }
}
