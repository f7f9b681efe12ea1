package dev.weir.detect.own;

import dev.weir.detect.engine.About;
import dev.weir.detect.engine.Detector;
import dev.weir.detect.engine.Findings;
import dev.weir.detect.engine.Text;
import dev.weir.detect.engine.Trigger;
import dev.weir.model.Kind;
import java.util.List;

/** Stands for an analyser outside of Weir, which was asked before: its findings bear this name. */
public record OutsideDetector(Kind kind) implements Detector {

  @Override
  public About about() {
    return About.of("analyser", kind).because("an analyser that the configuration names says so");
  }

  @Override
  public List<Trigger> triggers() {
    return List.of();
  }

  /** Never called: it has no trigger. */
  @Override
  public void scan(Text text, int at, Findings out) {}
}
