package dev.weir.detect;

import dev.weir.detect.engine.About;
import dev.weir.detect.engine.Detector;
import dev.weir.detect.names.Names;
import dev.weir.detect.own.OwnDetectors;
import dev.weir.detect.pii.PersonalData;
import dev.weir.detect.secrets.Secrets;
import dev.weir.model.settings.DetectorRule;
import java.util.List;
import java.util.Map;
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

  /** Returns what {@code detector}, which may be one of a configuration's own, says of itself. */
  static About about(Detector detector) {
    About known = ABOUT.get(detector);
    return known == null ? detector.about() : known;
  }

  /** Returns those that Weir brings, and those that {@code own} describes. */
  static List<Detector> with(List<DetectorRule> own) {
    return Stream.concat(ALL.stream(), OwnDetectors.of(own).stream()).toList();
  }
}
