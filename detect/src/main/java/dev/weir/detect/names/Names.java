package dev.weir.detect.names;

import dev.weir.detect.engine.Detector;
import java.util.List;
import java.util.stream.Stream;

/** The detectors of persons, postal addresses and places. */
public final class Names {

  private static final List<Detector> ALL = all(Gazetteer.load(), new Address(), new Location());

  private Names() {}

  private static List<Detector> all(Gazetteer gazetteer, Address address, Location location) {
    Person person = new Person(new Prose(gazetteer, Model.load()), address, location);
    return Stream.of(List.of(person, address, location), Fields.all(gazetteer), ScriptFields.all())
        .flatMap(List::stream).toList();
  }

  /** Returns every detector of this package. */
  public static List<Detector> all() {
    return ALL;
  }
}
