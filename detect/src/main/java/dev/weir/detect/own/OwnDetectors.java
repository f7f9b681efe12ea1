package dev.weir.detect.own;

import dev.weir.detect.engine.Detector;
import dev.weir.model.settings.DetectorRule;
import java.util.List;

/** Makes detectors of what a configuration says. */
public final class OwnDetectors {

  private OwnDetectors() {}

  /** Returns a detector for each rule. */
  public static List<Detector> of(List<DetectorRule> rules) {
    return rules.stream().<Detector>map(OwnDetector::new).toList();
  }
}
