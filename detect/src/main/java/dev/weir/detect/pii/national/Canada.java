package dev.weir.detect.pii.national;

import static dev.weir.detect.pii.id.Strength.FAIR;
import static dev.weir.detect.pii.id.Strength.NAMED;
import static dev.weir.detect.pii.id.Strength.STRONG;

import dev.weir.detect.check.Luhn;
import dev.weir.detect.engine.Detector;
import dev.weir.detect.engine.Hint;
import dev.weir.detect.pii.id.Id;
import dev.weir.detect.pii.id.Topic;
import java.util.List;
import java.util.Set;

/** Numbers of Canada. */
final class Canada {
  private static final Hint LAND = Hint.of("canada", "canadian", "canadien*", "toronto", "ontario", "québec",
      "cra");

  static final List<Detector> ALL = List.of(
      Id.of("ca-sin", "CA_SIN")
          .because("opens credit in its owner's name",
              "Employment and Social Development Canada, SIN: Luhn, no 0 or 8 first")
          .named("sin", "nas", "insurance", "assurance")
          .about(Topic.SOCIAL, LAND)
          .grouped(FAIR, Canada::insured, "999 999 999")
          .written(NAMED, Canada::insured, "999.999.999")
          .hits("SIN 130 692 544", "social insurance number 130-692-544",
              "numéro d'assurance sociale 130-692-544")
          .misses("SIN 130 692 545", "SIN 046 454 286", "order 130692544", "SIN 130-692 544"),
      Id.of("ca-passport", "CA_PASSPORT")
          .because("names a traveller", "Passport Canada: two letters and six digits, A123456AA since 2023")
          .named("passport*", "passeport*")
          .about(Topic.PASSPORT, LAND)
          .written(NAMED, _ -> true, "AA999999", "A999999AA")
          .hits("passport GA302922")
          .misses("item GA302922"),
      Id.of("ca-business-number", "CA_BUSINESS_NUMBER")
          .because("names a company", "Canada Revenue Agency, business number: Luhn, program and account")
          .named("bn", "gst", "hst", "business")
          .about(Topic.COMPANY, LAND)
          .written(STRONG, Canada::business, "999999999AA9999", "999999999 AA 9999", "99999 9999 AA9999")
          .hits("123026635RC0001")
          .misses("123026635XX0001", "123026636RC0001"));

  private Canada() {}

  private static boolean insured(String code) {
    return code.charAt(0) != '0' && code.charAt(0) != '8' && Luhn.holds(code)
        && code.chars().distinct().count() > 1;
  }

  private static boolean business(String code) {
    return Set.of("RC", "RM", "RP", "RR", "RT", "RZ").contains(code.substring(9, 11))
        && Luhn.holds(code.substring(0, 9));
  }
}
