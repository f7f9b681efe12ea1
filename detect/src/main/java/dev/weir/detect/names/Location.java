package dev.weir.detect.names;

import dev.weir.detect.engine.About;
import dev.weir.detect.engine.Detector;
import dev.weir.detect.engine.Findings;
import dev.weir.detect.engine.Text;
import dev.weir.detect.engine.Trigger;
import dev.weir.model.Kind;
import java.util.List;

/** Finds towns, regions and countries where they stand by themselves: those of an address are part of it. */
final class Location implements Detector {

  static final Kind KIND = new Kind("LOCATION");

  @Override
  public About about() {
    return About.of("location", KIND)
        .because("tells where a person is, lives or comes from")
        .source("GeoNames, by Weir's own model of names")
        .hits("I moved to Lisbon last year", "She was born in Toulouse, France.")
        .misses("Please open the Settings menu", "it runs on Monday in March");
  }

  @Override
  public List<Trigger> triggers() {
    return List.of();
  }

  /** Never called: {@link Person} reads for all three. */
  @Override
  public void scan(Text text, int at, Findings out) {}
}
