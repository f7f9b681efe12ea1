package dev.weir.detect.pii.national;

import static dev.weir.detect.pii.id.Strength.NAMED;

import dev.weir.detect.engine.Detector;
import dev.weir.detect.pii.id.Id;
import java.util.List;

/** Codes that every country has in a form of its own. */
final class Everywhere {

  static final List<Detector> ALL = List.of(
      Id.of("postal-code", "ADDRESS")
          .because("with a birth date it names most people",
              "Universal Postal Union, Postal addressing systems")
          .named("zip", "zipcode", "postal", "postcode*", "postnummer*", "cep", "cap", "postleitzahl*")
          .written(NAMED, _ -> true, "99999-9999", "99999-999", "9999-999", "99-999", "999 99", "999999",
              "99999", "9999")
          .partOfAddress("zip", "zipcode", "postal", "postcode", "postnummer", "cep", "cap", "postleitzahl")
          .hits("my zip code is 35350", "ZIP 90210-1234", "postal code 53-320")
          .misses("item 35350", "zip file 12"));

  private Everywhere() {}
}
