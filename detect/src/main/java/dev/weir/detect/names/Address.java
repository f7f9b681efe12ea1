package dev.weir.detect.names;

import dev.weir.detect.engine.About;
import dev.weir.detect.engine.Detector;
import dev.weir.detect.engine.Findings;
import dev.weir.detect.engine.Text;
import dev.weir.detect.engine.Trigger;
import dev.weir.model.Kind;
import java.util.List;

/** Finds postal addresses, from the first part to the last: street and number, unit, postcode, town, country; on one line or several. */
final class Address implements Detector {

  static final Kind KIND = new Kind("ADDRESS");

  @Override
  public About about() {
    return About.of("address", KIND)
        .because("tells where a person lives")
        .source("Universal Postal Union S42 formats, by Weir's own model of names")
        .hits("send it to 12 Harbour Street, Apt 4, Springfield, IL 62704",
            "Sie wohnt in der Lindenstraße 14, 50674 Köln",
            "our office: 18 Rue de la Paix, 75002 Paris, France")
        .misses("see section 12 of the Street Fighter manual", "3 Items in Cart", "Version 12 Release Notes");
  }

  @Override
  public List<Trigger> triggers() {
    return List.of();
  }

  /** Never called: {@link Person} reads for all three. */
  @Override
  public void scan(Text text, int at, Findings out) {}
}
