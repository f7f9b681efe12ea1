package dev.weir.detect;

import dev.weir.detect.engine.About;
import dev.weir.detect.engine.Detector;
import dev.weir.detect.engine.Engine;
import dev.weir.detect.names.Names;
import dev.weir.detect.pii.PersonalData;
import dev.weir.detect.secrets.Secrets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every detector there is. */
public final class Detectors {

  private static final List<Detector> ALL = Stream.of(PersonalData.all(), Names.all(), Secrets.all())
      .flatMap(List::stream).toList();

  private static final Map<Detector, About> ABOUT = ALL.stream()
      .collect(Collectors.toMap(d -> d, Detector::about));

  private Detectors() {}

  /** Returns what each detector says of itself: the reference page is made of it. */
  public static List<About> all() {
    return ALL.stream().map(Detector::about).toList();
  }

  static About about(Detector detector) {
    return Objects.requireNonNull(ABOUT.get(detector));
  }

  /** Returns an engine that runs all of them. */
  static Engine engine() {
    return new Engine(ALL);
  }
}
