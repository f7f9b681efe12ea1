package dev.weir.detect.pii.national;

import static dev.weir.detect.check.Weights.digit;
import static dev.weir.detect.check.Weights.number;
import static dev.weir.detect.check.Weights.sum;
import static dev.weir.detect.pii.id.Strength.FAIR;
import static dev.weir.detect.pii.id.Strength.NAMED;

import dev.weir.detect.check.Day;
import dev.weir.detect.engine.Detector;
import dev.weir.detect.engine.Hint;
import dev.weir.detect.pii.id.Id;
import dev.weir.detect.pii.id.Topic;
import java.util.List;

/** Numbers of Poland. */
final class Poland {
  private static final Hint LAND = Hint.of("poland", "polish", "polsk*", "warszawa", "warsaw");

  static final List<Detector> ALL = List.of(
      Id.of("pl-pesel", "PL_PESEL")
          .because("names a person for life",
              "Ministry of Digital Affairs, PESEL: birth date, weights 1, 3, 7, 9")
          .named("pesel")
          .about(Topic.PERSON, LAND)
          .written(FAIR, Poland::person, "99999999999", "999999 99999")
          .hits("PESEL 44051401458")
          .misses("PESEL 44051401459", "PESEL 44151401458", "order 44051401458"),
      Id.of("pl-nip", "PL_NIP")
          .because("names a taxpayer", "Ministry of Finance, NIP: modulus 11")
          .named("nip", "podatk*")
          .about(Topic.TAX, LAND)
          .written(FAIR, code -> sum(code, 6, 5, 7, 2, 3, 4, 5, 6, 7) % 11 == digit(code, 9), "999-999-99-99",
              "999-99-99-999", "999 999 99 99", "9999999999")
          .hits("NIP 526-104-08-28")
          .misses("NIP 526-104-08-29", "call 526-104-08-28"),
      Id.of("pl-regon", "PL_REGON")
          .because("names a company", "Statistics Poland, REGON: modulus 11")
          .named("regon")
          .about(Topic.COMPANY, LAND)
          .written(NAMED, code -> sum(code, 8, 9, 2, 3, 4, 5, 6, 7) % 11 % 10 == digit(code, 8), "999999999")
          .hits("REGON 123456785")
          .misses("REGON 123456786"),
      Id.of("pl-id-card", "PL_ID_CARD")
          .because("names a person", "Dowód osobisty: three letters, six digits, weights 7, 3, 1")
          .named("dowód*", "dowod*", "dowodu")
          .about(Topic.PERSON, LAND)
          .written(FAIR, code -> sum(code, 7, 3, 1, 9, 7, 3, 1, 7, 3) % 10 == 0, "AAA999999", "AAA 999999")
          .hits("dowód osobisty ABA300000")
          .misses("dowód osobisty ABA300001", "item ABA300000"));

  private Poland() {}

  /** The century is added to the month. */
  private static boolean person(String code) {
    return Day.exists(number(code, 2, 4) % 20, number(code, 4, 6))
        && sum(code, 1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1) % 10 == 0;
  }
}
