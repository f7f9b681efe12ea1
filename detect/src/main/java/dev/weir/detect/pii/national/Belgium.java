package dev.weir.detect.pii.national;

import static dev.weir.detect.check.Weights.number;
import static dev.weir.detect.pii.id.Strength.FAIR;
import static dev.weir.detect.pii.id.Strength.NAMED;
import static dev.weir.detect.pii.id.Strength.STRONG;

import dev.weir.detect.engine.Detector;
import dev.weir.detect.engine.Hint;
import dev.weir.detect.pii.id.Id;
import dev.weir.detect.pii.id.Topic;
import java.util.List;

/** Numbers of Belgium. */
final class Belgium {
  private static final Hint LAND = Hint.of("belgi*", "belge", "brussel*", "bruxelles");

  static final List<Detector> ALL = List.of(
      Id.of("be-national-number", "BE_NATIONAL_NUMBER")
          .because("names a person for life", "IBZ, Rijksregister: remainder modulo 97, birth date first")
          .named("rijksregister*", "insz", "niss", "nrn", "national*", "registre")
          .about(Topic.PERSON, LAND)
          .written(STRONG, Belgium::registered, "99.99.99-999.99", "999999-999-99", "99999999999",
              "999999 999 99")
          .written(NAMED, Belgium::registered, "99 99 99 999 99")
          .hits("85.07.30-033.28", "rijksregisternummer 85073003328")
          .misses("85.07.30-033.29", "85.13.30-033.28"),
      Id.of("be-enterprise-number", "BE_ENTERPRISE_NUMBER")
          .because("names a company", "KBO/BCE: remainder modulo 97")
          .named("ondernemingsnummer", "kbo", "bce", "btw", "tva", "entreprise", "vat")
          .about(Topic.COMPANY, LAND)
          .written(FAIR, Belgium::company, "9999.999.999")
          .written(NAMED, Belgium::company, "9999999999")
          .hits("KBO 0403.019.261")
          .misses("KBO 0403.019.262"));

  private Belgium() {}

  /** Those who were born since 2000 have a 2 before it, for the check only. */
  private static boolean registered(String code) {
    long first = Long.parseLong(code, 0, 9, 10);
    int check = 97 - number(code, 9, 11);
    boolean dated = number(code, 2, 4) <= 12 && number(code, 4, 6) <= 31;
    return dated && first > 0 && (first % 97 == check || (2_000_000_000L + first) % 97 == check);
  }

  private static boolean company(String code) {
    return code.charAt(0) <= '1' && 97 - number(code, 0, 8) % 97 == number(code, 8, 10);
  }
}
