package dev.weir.detect;

import dev.weir.detect.engine.Engine;
import dev.weir.model.settings.DetectorRule;
import java.util.List;

/** The engines that are in use: the shipped one, and those of the two configurations that asked last. */
final class Engines {

  private final Engine shipped = new Engine(Detectors.with(List.of()));
  private volatile Made last = new Made(List.of(), shipped);
  private volatile Made before = last;

  private record Made(List<DetectorRule> own, Engine engine) {}

  /** Returns the engine for these detectors besides Weir's; made where the very list was not given lately. */
  @SuppressWarnings("ReferenceEquality") // a configuration gives the same list with each call
  Engine with(List<DetectorRule> own) {
    if (own.isEmpty()) {
      return shipped;
    }
    Made newest = last;
    if (newest.own() == own) {
      return newest.engine();
    }
    Made older = before;
    return older.own() == own ? older.engine() : make(own);
  }

  @SuppressWarnings("ReferenceEquality")
  private synchronized Engine make(List<DetectorRule> own) {
    if (last.own() != own) {
      Made made = new Made(own, new Engine(Detectors.with(own)));
      before = last;
      last = made;
    }
    return last.engine();
  }
}
