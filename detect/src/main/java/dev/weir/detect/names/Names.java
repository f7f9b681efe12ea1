package dev.weir.detect.names;

import dev.weir.detect.engine.Detector;
import java.util.List;

/** The detectors of persons, postal addresses and places. */
public final class Names {

  private static final List<Detector> ALL = all(new Address(), new Location());

  private Names() {}

  private static List<Detector> all(Address address, Location location) {
    return List.of(new Person(address, location), address, location);
  }

  /** Returns every detector of this package. */
  public static List<Detector> all() {
    return ALL;
  }
}
