package dev.weir.detect.pii.national;

import dev.weir.detect.engine.Detector;
import java.util.List;
import java.util.stream.Stream;

/** The detectors of all countries. */
public final class NationalIds {

  private static final List<Detector> ALL = Stream
      .of(Africa.ALL, Australasia.ALL, Austria.ALL, Belgium.ALL, Canada.ALL,
          CentralEurope.ALL, China.ALL, Everywhere.ALL, France.ALL, Germany.ALL, India.ALL, Ireland.ALL,
          Italy.ALL, Japan.ALL, Korea.ALL,
          LatinAmerica.ALL, MiddleEast.ALL, Netherlands.ALL, Nordics.ALL, Poland.ALL, SouthEast.ALL,
          SouthEastAsia.ALL, Spain.ALL,
          Switzerland.ALL, Turkey.ALL, UnitedKingdom.ALL, UnitedStates.ALL)
      .flatMap(List::stream).toList();

  private NationalIds() {}

  /** Returns every detector of this package. */
  public static List<Detector> all() {
    return ALL;
  }
}
