package dev.weir.detect.prompt;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the stretch of a text that a model finds worst; one for each thread. */
final class Scorer {

  /** By how much more is asked of a window for each time that their number grows by the factor e. */
  private static final double TOLL = 0.25;

  private final Model model;
  private final float unit;
  /** Of the reading that was looked at last. */
  private final Known known;
  /** Of each known feature, where among them it stood before, -1 where it is new: a stretch counts each once, where it stands first. */
  private int[] before = new int[256];
  /** Of each what it weighs, in {@code unit}s. */
  private int[] weights = new int[256];
  /** By slot of the model, where among those it was seen last, above {@code base}. */
  private final int[] lasts;
  private int base = 1;
  private @Nullable Reading looked;
  private Reading whole = new Reading();

  Scorer(Model model) {
    this.model = model;
    unit = model.unit(0) * Features.PART;
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
      windows += reading.windows.count();
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
      int parts = (int) (known.values[i] / Features.PART + 0.5f);
      weights[i] = parts * model.weight(slot);
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
   * Returns the whole reading or the worst of its windows where that is worse than {@code worst}. What was decoded from all of the
   * text is the text, and no part of it that was picked.
   */
  private Worst worse(Worst worst, Reading reading, double toll) {
    Windows windows = reading.windows;
    boolean all = reading.end - reading.start == whole.text.length();
    Worst found = worse(worst, reading, 0, reading.words.count(), all ? 0 : toll);
    for (int window = 0; window < windows.count(); window++) {
      found = worse(found, reading, windows.from(window), windows.to(window), toll);
    }
    return found;
  }

  private Worst worse(Worst worst, Reading reading, int from, int to, double toll) {
    double margin = model.bias(0) + sum(known.first[from], known.first[to]) * reading.features.norm(from, to)
        - toll;
    return margin > worst.margin() ? new Worst(reading, from, to, margin) : worst;
  }

  /** Returns what the features from {@code begin} to before {@code end} weigh, each once: in whole numbers, which a processor adds eight at a time. */
  private float sum(int begin, int end) {
    int sum = 0;
    for (int i = begin; i < end; i++) {
      sum += weights[i] & before[i] - begin >> Integer.SIZE - 1;
    }
    return sum * unit;
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
        shares[word - worst.from()] += before[i] < begin ? weights[i] * unit : 0;
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
