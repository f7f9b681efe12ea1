package dev.weir.detect.pii.national;

import static dev.weir.detect.check.Weights.digit;
import static dev.weir.detect.check.Weights.number;
import static dev.weir.detect.check.Weights.sum;
import static dev.weir.detect.pii.id.Strength.FAIR;
import static dev.weir.detect.pii.id.Strength.STRONG;

import dev.weir.detect.engine.Detector;
import dev.weir.detect.engine.Hint;
import dev.weir.detect.pii.id.Id;
import dev.weir.detect.pii.id.Topic;
import java.util.List;

/** Numbers of Austria. */
final class Austria {
  private static final Hint LAND = Hint.of("austria*", "österreich*", "wien", "vienna");

  static final List<Detector> ALL = List.of(
      Id.of("at-svnr", "AT_SVNR")
          .because("opens a person's social insurance",
              "ASVG section 30c: check digit in the fourth place, birth date")
          .named("svnr", "sv", "vsnr", "svnummer", "sozialversicherung*", "versicherungsnummer", "ecard")
          .about(Topic.SOCIAL, LAND)
          .written(FAIR, Austria::insured, "9999999999", "9999 999999", "9999/999999", "9999-999999")
          .hits("SVNR 1237 010180", "SV-Nr. 1237-010180", "Sozialversicherungsnummer: 1237010180")
          .misses("SVNR 1238 010180", "order 1237010180"),
      Id.of("at-vat-id", "AT_VAT_ID")
          .because("names a company", "Bundesministerium für Finanzen, UID-Nummer")
          .named("uid", "ust*", "vat", "atu")
          .about(Topic.TAX, LAND)
          .written(STRONG, Austria::vatId, "AAA99999999")
          .hits("ATU13585627")
          .misses("ATU13585628", "ABU13585627"));

  private Austria() {}

  private static boolean insured(String code) {
    boolean dated = number(code, 6, 8) <= 15 && number(code, 6, 8) > 0 && number(code, 4, 6) > 0
        && number(code, 4, 6) <= 31;
    return dated && sum(code, 3, 7, 9, 0, 5, 8, 4, 2, 1, 6) % 11 == digit(code, 3) && code.charAt(0) != '0';
  }

  private static boolean vatId(String code) {
    int sum = 4;
    for (int i = 3; i < 10; i++) {
      int product = digit(code, i) * (i % 2 == 1 ? 1 : 2);
      sum += product / 10 + product % 10;
    }
    return code.startsWith("ATU") && (10 - sum % 10) % 10 == digit(code, 10);
  }
}
