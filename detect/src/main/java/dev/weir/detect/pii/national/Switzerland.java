package dev.weir.detect.pii.national;

import static dev.weir.detect.check.Weights.sum;
import static dev.weir.detect.pii.id.Strength.STRONG;

import dev.weir.detect.engine.Detector;
import dev.weir.detect.engine.Hint;
import dev.weir.detect.pii.id.Id;
import dev.weir.detect.pii.id.Topic;
import java.util.List;

/** Numbers of Switzerland. */
final class Switzerland {
  private static final Hint LAND = Hint.of("swiss", "switzerland", "schweiz*", "suisse", "svizzera",
      "zürich");

  static final List<Detector> ALL = List.of(
      Id.of("ch-ahv", "CH_AHV")
          .because("names a person for life",
              "Zentrale Ausgleichsstelle, AHV-Nummer: 756, check as of EAN-13")
          .named("ahv*", "avs", "sozialversicherung*", "navs", "oasi")
          .about(Topic.SOCIAL, LAND)
          .written(STRONG, Switzerland::insured, "999.9999.9999.99", "9999999999999", "999 9999 9999 99")
          .hits("756.9217.0769.85", "AHV 7569217076985")
          .misses("756.9217.0769.84", "757.9217.0769.85"),
      Id.of("ch-uid", "CH_UID")
          .because("names a company", "Bundesamt für Statistik, UID: modulus 11")
          .named("uid", "mwst", "tva", "iva", "che")
          .about(Topic.COMPANY, LAND)
          .written(STRONG, Switzerland::company, "AAA-999.999.999", "AAA 999.999.999", "AAA999999999")
          .hits("CHE-116.281.710")
          .misses("CHE-116.281.711"));

  private Switzerland() {}

  private static boolean insured(String code) {
    return code.startsWith("756") && sum(code, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1) % 10 == 0;
  }

  private static boolean company(String code) {
    return code.startsWith("CHE") && sum(code.substring(3), 5, 4, 3, 2, 7, 6, 5, 4, 1) % 11 == 0;
  }
}
