package dev.weir.detect.pii.national;

import static dev.weir.detect.check.Weights.digit;
import static dev.weir.detect.check.Weights.number;
import static dev.weir.detect.check.Weights.sum;
import static dev.weir.detect.pii.id.Strength.FAIR;
import static dev.weir.detect.pii.id.Strength.NAMED;
import static dev.weir.detect.pii.id.Strength.WEAK;

import dev.weir.detect.engine.Detector;
import dev.weir.detect.engine.Hint;
import dev.weir.detect.pii.id.Id;
import dev.weir.detect.pii.id.Topic;
import java.util.List;

/** Numbers of Australia and New Zealand. */
final class Australasia {
  private static final Hint AUSTRALIAN = Hint.of("australia*", "aussie", "sydney", "melbourne", "ato", "nsw",
      "qld");
  private static final Hint ZEALAND = Hint.of("zealand", "nz", "auckland", "wellington");

  static final List<Detector> ALL = List.of(
      Id.of("au-tfn", "AU_TFN")
          .because("names a taxpayer for life", "Australian Taxation Office, tax file number: modulus 11")
          .named("tfn", "file")
          .about(Topic.TAX, AUSTRALIAN)
          .grouped(FAIR, Australasia::fileNumber, "999 999 999")
          .written(NAMED, Australasia::fileNumber, "999.999.999")
          .hits("TFN 876 543 210")
          .misses("TFN 876 543 211", "order 876543210"),
      Id.of("au-abn", "AU_ABN")
          .because("names a company", "Australian Business Register, ABN: modulus 89")
          .named("abn")
          .about(Topic.COMPANY, AUSTRALIAN)
          .grouped(FAIR, Australasia::abn, "99 999 999 999")
          .hits("ABN 51 824 753 556")
          .misses("ABN 52 824 753 556", "order 51824753556"),
      Id.of("au-acn", "AU_ACN")
          .because("names a company", "ASIC, Australian Company Number: weights 8 to 1")
          .named("acn", "arbn")
          .about(Topic.COMPANY, AUSTRALIAN)
          .grouped(FAIR, code -> (10 - sum(code, 8, 7, 6, 5, 4, 3, 2, 1) % 10) % 10 == digit(code, 8),
              "999 999 999")
          .hits("ACN 005 499 981")
          .misses("ACN 005 499 982", "order 005499981"),
      Id.of("au-medicare", "AU_MEDICARE")
          .because("opens a person's medical benefits",
              "Services Australia, Medicare card: 2 to 6 first, weights 1, 3, 7, 9")
          .named("medicare")
          .about(Topic.HEALTH, AUSTRALIAN)
          .grouped(FAIR, Australasia::medicare, "9999 99999 9")
          .written(FAIR, Australasia::medicare, "9999 99999 9/9", "9999 99999 9 9", "99999999999")
          .hits("Medicare 2123 45670 1")
          .misses("Medicare 2123 25870 1", "order 2123456701"),
      Id.of("au-passport", "AU_PASSPORT")
          .because("names a traveller", "Australian Passport Office: one or two letters and seven digits")
          .about(Topic.PASSPORT, AUSTRALIAN)
          .written(WEAK, _ -> true, "A9999999", "AA9999999")
          .hits("Australian passport N1234567")
          .misses("item N1234567"),
      Id.of("nz-ird", "NZ_IRD")
          .because("names a taxpayer", "Inland Revenue, IRD number: modulus 11, with a second set of weights")
          .named("ird")
          .about(Topic.TAX, ZEALAND)
          .grouped(FAIR, Australasia::inland, "999 999 999")
          .grouped(FAIR, code -> inland("0" + code), "99 999 999")
          .hits("IRD 49-091-850", "IRD number 136410132")
          .misses("IRD 136410133", "order 136410132"),
      Id.of("nz-nhi", "NZ_NHI")
          .because("opens a person's medical record",
              "HISO 10046, NHI number: no I or O, modulus 11, since 2026 modulus 23")
          .named("nhi")
          .about(Topic.HEALTH, ZEALAND)
          .written(FAIR, Australasia::patient, "AAA9999")
          .written(NAMED, _ -> true, "AAA99AA")
          .hits("NHI ZAC5361")
          .misses("NHI ZAC5362", "item ZAC5361"));

  private Australasia() {}

  private static boolean fileNumber(String code) {
    return sum(code, 1, 4, 3, 7, 5, 8, 6, 9, 10) % 11 == 0 && number(code, 0, 9) > 0;
  }

  /** One is taken from the first digit. */
  private static boolean abn(String code) {
    return code.charAt(0) != '0' && (sum(code, 10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19) - 10) % 89 == 0;
  }

  private static boolean medicare(String code) {
    return code.charAt(0) >= '2' && code.charAt(0) <= '6'
        && sum(code, 1, 3, 7, 9, 1, 3, 7, 9) % 10 == digit(code, 8);
  }

  private static boolean inland(String code) {
    int number = number(code, 0, 9);
    int check = (11 - sum(code, 3, 2, 7, 6, 5, 4, 3, 2) % 11) % 11;
    if (check == 10) {
      check = (11 - sum(code, 7, 4, 3, 2, 5, 2, 7, 6) % 11) % 11;
    }
    return number >= 10_000_000 && number <= 200_000_000 && check == digit(code, 8);
  }

  private static boolean patient(String code) {
    String signs = " ABCDEFGHJKLMNPQRSTUVWXYZ";
    int sum = 0;
    for (int i = 0; i < 3; i++) {
      sum += signs.indexOf(code.charAt(i)) * (7 - i);
    }
    sum += digit(code, 3) * 4 + digit(code, 4) * 3 + digit(code, 5) * 2;
    return sum % 11 != 0 && (11 - sum % 11) % 10 == digit(code, 6);
  }
}
