package dev.weir.detect.prompt;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the stretch of a text that a model finds worst; one for each thread. */
final class Scorer {

  /** By how much more is asked of a window for each time that their number grows by the factor e. */
  private static final double TOLL = 0.25;

  private final Model model;
  /** Of the reading that was looked at last. */
  private final Known known;
  /** Of each known feature, where among them it stood before, -1 where it is new: a stretch counts each once, where it stands first. */
  private int[] before = new int[256];
  /** Of each what it weighs, as the bits of a float. */
  private int[] weights = new int[256];
  /** By slot of the model, where among those it was seen last, above {@code base}. */
  private final int[] lasts;
  private int base = 1;
  private @Nullable Reading looked;
  private Reading whole = new Reading();

  Scorer(Model model) {
    this.model = model;
    known = new Known(model);
    lasts = new int[model.slots()];
  }

  /**
   * The worst stretch.
   *
   * @param margin what the first head says of it
   */
  record Worst(Reading reading, int from, int to, double margin) {}

  /** Returns the worst stretch of {@code text}, which holds until the next text. */
  Worst worst(String text) {
    List<Reading> readings = Reading.all(text, whole);
    int windows = readings.size() - 1;
    for (Reading reading : readings) {
      windows += reading.windows();
    }
    double toll = TOLL * Math.log(Math.max(1, windows));
    Worst worst = new Worst(whole, 0, 0, Double.NEGATIVE_INFINITY);
    for (Reading reading : readings) {
      look(reading);
      worst = worse(worst, reading, toll);
    }
    return worst;
  }

  /** Returns the text itself, as it was read last, without what was decoded from it. */
  Reading whole() {
    return whole;
  }

  /** Returns what the model knows of the text itself. */
  Known known() {
    if (looked != whole) {
      look(whole);
    }
    return known;
  }

  private void look(Reading reading) {
    looked = reading;
    known.read(reading);
    int count = known.count();
    if (count > before.length) {
      before = new int[2 * count];
      weights = new int[2 * count];
    }
    int[] slots = known.slots;
    for (int i = 0; i < count; i++) {
      int slot = slots[i];
      before[i] = Math.max(-1, lasts[slot] - base);
      lasts[slot] = base + i;
      weights[i] = Float.floatToRawIntBits(known.values[i] * model.weight(slot));
    }
    forget(count);
  }

  /** Makes the places of this reading old ones. */
  private void forget(int count) {
    base += count;
    if (base > Integer.MAX_VALUE / 2) {
      Arrays.fill(lasts, 0);
      base = 1;
    }
  }

  /**
   * Returns the whole reading or the worst of its windows where that is worse than {@code worst}. Each window but the last ends
   * amid the next one: three sums that do not wait for each other go on at once.
   */
  private Worst worse(Worst worst, Reading reading, double toll) {
    int words = reading.words.count();
    int windows = reading.windows();
    Worst window = worst;
    float whole = 0;
    float sum = 0;
    int opened = 0;
    for (int next = 0; next <= windows; next++) {
      int begin = known.first[reading.from(next)];
      int end = windows == 0 ? known.first[words] : known.first[Math.min(words, reading.from(next + 1))];
      float begun = 0;
      for (int i = begin; i < end; i++) {
        whole += since(0, i);
        sum += since(opened, i);
        begun += since(begin, i);
      }
      if (next > 0) {
        window = worse(window, reading, reading.from(next - 1), reading.to(next - 1), sum, toll);
      }
      sum = begun;
      opened = begin;
    }
    Worst all = worse(worst, reading, 0, words, whole, reading.decoded ? toll : 0);
    return window.margin() > all.margin() ? window : all;
  }

  /** Returns what feature {@code i} weighs where it is new since {@code begin}: all bits of that or none, so that nothing is guessed. */
  private float since(int begin, int i) {
    return Float.intBitsToFloat(weights[i] & before[i] - begin >> Integer.SIZE - 1);
  }

  private Worst worse(Worst worst, Reading reading, int from, int to, float sum, double toll) {
    double margin = model.bias(0) + sum * reading.features.norm(from, to) - toll;
    return margin > worst.margin() ? new Worst(reading, from, to, margin) : worst;
  }

  /** Returns what the heads between the first and the last say of the worst stretch, in their order. */
  float[] margins(Worst worst) {
    if (looked != worst.reading()) {
      look(worst.reading());
    }
    int begin = known.first[worst.from()];
    int end = known.first[worst.to()];
    float[] sums = new float[model.requests() - 1];
    for (int i = begin; i < end; i++) {
      if (before[i] < begin) {
        model.add(known.slots[i], known.values[i], sums);
      }
    }
    float norm = (float) worst.reading().features.norm(worst.from(), worst.to());
    for (int head = 1; head < model.requests(); head++) {
      sums[head - 1] = model.bias(head) + sums[head - 1] * model.unit(head) * norm;
    }
    return sums;
  }

  /** Returns how much each word of the worst stretch spoke for abuse, with all that begins at it. */
  float[] shares(Worst worst) {
    if (looked != worst.reading()) {
      look(worst.reading());
    }
    float[] shares = new float[worst.to() - worst.from()];
    int begin = known.first[worst.from()];
    for (int word = worst.from(); word < worst.to(); word++) {
      for (int i = known.first[word]; i < known.first[word + 1]; i++) {
        shares[word - worst.from()] += before[i] < begin ? Float.intBitsToFloat(weights[i]) : 0;
      }
    }
    return shares;
  }

  /** Lets go of the text. */
  void clear() {
    looked = null;
    whole.clear();
    if (whole.large()) {
      whole = new Reading();
    }
  }
}
