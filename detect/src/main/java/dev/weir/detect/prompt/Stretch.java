package dev.weir.detect.prompt;

import java.util.ArrayList;
import java.util.List;

/** Some words of a text as a model is trained on them. */
public final class Stretch {

  private final long[] features;
  private final double norm;

  private Stretch(long[] features, double norm) {
    this.features = features;
    this.norm = norm;
  }

  /** Returns its features, each once, in ascending order; not a copy. */
  public long[] features() {
    return features;
  }

  /** Returns what the sum of what its features weigh is multiplied by. */
  public double norm() {
    return norm;
  }

  /** Returns the stretches of {@code text}: the whole of it first, then its windows and what is encoded in it. */
  public static List<Stretch> all(String text) {
    List<Stretch> stretches = new ArrayList<>();
    for (Reading reading : Reading.all(text)) {
      stretches.add(of(reading, 0, reading.words.count()));
      Windows windows = reading.windows;
      for (int window = 0; window < windows.count(); window++) {
        stretches.add(of(reading, windows.from(window), windows.to(window)));
      }
    }
    return stretches;
  }

  private static Stretch of(Reading reading, int from, int to) {
    return new Stretch(reading.features.distinct(from, to), reading.features.norm(from, to));
  }

  /** Returns what a feature counts, by its kind. */
  public static float value(long feature) {
    return Features.value(feature);
  }

  /** Returns whether a feature is a word of a text or two, not what they mean or how they stand. */
  public static boolean worded(long feature) {
    return Features.worded(feature);
  }
}
