package dev.weir.detect.prompt;

import java.util.ArrayList;
import java.util.List;

/**
 * Some words of a text as a model is trained on them.
 *
 * @param features each once
 * @param norm what the sum of what they weigh is multiplied by
 */
public record Stretch(long[] features, double norm) {

  /** Returns the stretches of {@code text}: the whole of it first, then its windows and what is encoded in it. */
  public static List<Stretch> all(String text) {
    List<Stretch> stretches = new ArrayList<>();
    for (Reading reading : Reading.all(text)) {
      stretches.add(of(reading, 0, reading.words.count()));
      for (int window = 0; window < reading.windows(); window++) {
        stretches.add(of(reading, reading.from(window), reading.to(window)));
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
}
