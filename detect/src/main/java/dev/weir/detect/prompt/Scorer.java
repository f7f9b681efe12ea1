package dev.weir.detect.prompt;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the stretch of a text that a model finds worst; one for each thread. */
final class Scorer {

  /** By how much more is asked of a window for each time that their number grows by the factor e. */
  private static final double TOLL = 0.15;

  private final Model model;
  /** Of the reading that was looked at last, the features that the model knows, in order: which, and what each counts and weighs. */
  private int[] known = new int[256];
  private int[] slots = new int[256];
  private float[] values = new float[256];
  private float[] weights = new float[256];
  /** By word, the first of those that begin at it or behind it. */
  private int[] first = new int[256];
  /** For each of them, the last stretch that had it. */
  private int[] stamps = new int[256];
  private int stamp;
  /** By slot of the model, its number among those of this reading above {@code base}. */
  private final int[] numbers;
  private int base = 1;
  private @Nullable Reading looked;

  Scorer(Model model) {
    this.model = model;
    numbers = new int[model.slots()];
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
      look(reading);
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

  private void look(Reading reading) {
    looked = reading;
    int words = reading.words.count();
    room(reading.features.from(words), words);
    int count = 0;
    int distinct = 0;
    for (int word = 0; word < words; word++) {
      first[word] = count;
      int to = reading.features.from(word + 1);
      for (int i = reading.features.from(word); i < to; i++) {
        int slot = model.find(reading.features.at(i));
        if (slot >= 0) {
          int number = numbers[slot] - base;
          if (number < 0) {
            number = distinct++;
            numbers[slot] = base + number;
          }
          known[count] = number;
          slots[count] = slot;
          values[count] = Features.value(reading.features.at(i));
          weights[count] = values[count] * model.weight(slot, 0);
          count++;
        }
      }
    }
    first[words] = count;
    forget(distinct);
  }

  private void room(int features, int words) {
    if (features > known.length) {
      known = new int[2 * features];
      slots = new int[2 * features];
      values = new float[2 * features];
      weights = new float[2 * features];
      stamps = new int[2 * features];
      stamp = 0;
    }
    first = words < first.length ? first : new int[2 * words + 1];
  }

  /** Makes the numbers of this reading old ones. */
  private void forget(int distinct) {
    base += distinct;
    if (base > Integer.MAX_VALUE / 2) {
      Arrays.fill(numbers, 0);
      base = 1;
    }
  }

  private Worst of(Reading reading, int from, int to, double toll) {
    int mark = stamp();
    float sum = 0;
    for (int i = first[from]; i < first[to]; i++) {
      if (stamps[known[i]] != mark) {
        stamps[known[i]] = mark;
        sum += weights[i];
      }
    }
    double margin = model.bias(0) + sum * reading.features.norm(from, to);
    return new Worst(reading, from, to, margin - toll);
  }

  private int stamp() {
    if (++stamp == 0) {
      Arrays.fill(stamps, 0);
      stamp = 1;
    }
    return stamp;
  }

  /** Returns what {@code head} says of the worst stretch. */
  double margin(Worst worst, int head) {
    if (looked != worst.reading()) {
      look(worst.reading());
    }
    int mark = stamp();
    float sum = 0;
    for (int i = first[worst.from()]; i < first[worst.to()]; i++) {
      if (stamps[known[i]] != mark) {
        stamps[known[i]] = mark;
        sum += values[i] * model.weight(slots[i], head);
      }
    }
    return model.bias(head) + sum * worst.reading().features.norm(worst.from(), worst.to());
  }

  /** Lets go of the text. */
  void clear() {
    looked = null;
  }
}
