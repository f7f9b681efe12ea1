package dev.weir.detect.pii.national;

import static dev.weir.detect.check.Weights.digit;
import static dev.weir.detect.check.Weights.number;
import static dev.weir.detect.check.Weights.sum;
import static dev.weir.detect.pii.id.Strength.FAIR;
import static dev.weir.detect.pii.id.Strength.STRONG;

import dev.weir.detect.check.Day;
import dev.weir.detect.check.Luhn;
import dev.weir.detect.engine.Detector;
import dev.weir.detect.engine.Hint;
import dev.weir.detect.pii.id.Id;
import dev.weir.detect.pii.id.Topic;
import java.util.List;

/** Numbers of Portugal, Romania, Bulgaria, Greece and the Baltic states. */
final class SouthEast {
  private static final Hint PORTUGUESE = Hint.of("portug*", "lisboa", "lisbon");
  private static final Hint ROMANIAN = Hint.of("romania*", "român*", "bucurești", "bucharest");
  private static final Hint BULGARIAN = Hint.of("bulgaria*", "българ*", "sofia");
  private static final Hint GREEK = Hint.of("greece", "greek", "athens", "ελλ*");
  private static final Hint BALTIC = Hint.of("estonia*", "eesti", "tallinn", "lithuania*", "lietuv*",
      "vilnius");

  static final List<Detector> ALL = List.of(
      Id.of("pt-nif", "PT_NIF")
          .because("names a taxpayer", "Autoridade Tributária, NIF: modulus 11")
          .named("nif", "contribuinte", "nipc")
          .about(Topic.TAX, PORTUGUESE)
          .grouped(FAIR, SouthEast::portuguese, "999 999 999")
          .hits("NIF 501964843", "contribuinte 501 964 843")
          .misses("NIF 501964842", "order 501964843"),
      Id.of("ro-cnp", "RO_CNP")
          .because("names a person for life", "Legea 105/1996, CNP: birth date, county, weights 279146358279")
          .named("cnp")
          .about(Topic.PERSON, ROMANIAN)
          .written(STRONG, SouthEast::romanian, "9999999999999")
          .hits("CNP 1630615123457")
          .misses("1630615123458", "1631315123457"),
      Id.of("bg-egn", "BG_EGN")
          .because("names a person for life", "GRAO, EGN: birth date, modulus 11")
          .named("egn", "егн", "ЕГН")
          .about(Topic.PERSON, BULGARIAN)
          .written(FAIR, SouthEast::bulgarian, "9999999999")
          .hits("EGN 7523169263")
          .misses("EGN 7523169264", "order 7523169263"),
      Id.of("gr-afm", "GR_AFM")
          .because("names a taxpayer", "AADE, AFM: powers of two modulo 11")
          .named("afm", "αφμ", "ΑΦΜ")
          .about(Topic.TAX, GREEK)
          .written(FAIR, code -> sum(code, 256, 128, 64, 32, 16, 8, 4, 2) % 11 % 10 == digit(code, 8)
              && number(code, 0, 8) > 0, "999999999")
          .hits("αφμ 094259216", "AFM 094259216")
          .misses("AFM 094259217", "order 094259216"),
      Id.of("gr-amka", "GR_AMKA")
          .because("opens a person's social insurance", "IDIKA, AMKA: birth date, Luhn")
          .named("amka", "αμκα")
          .about(Topic.SOCIAL, GREEK)
          .written(FAIR, code -> Day.ddmmyy(code, 0) && Luhn.holds(code), "99999999999")
          .hits("AMKA 01013099997")
          .misses("AMKA 01013099998"),
      Id.of("ee-isikukood", "EE_ISIKUKOOD")
          .because("names a person for life",
              "EVS 585, isikukood; Lithuania's asmens kodas is made the same way")
          .named("isikukood*", "asmens")
          .about(Topic.PERSON, BALTIC)
          .written(FAIR, SouthEast::baltic, "99999999999")
          .hits("isikukood 37605030299")
          .misses("isikukood 37605030298", "order 37605030299"));

  private SouthEast() {}

  private static boolean portuguese(String code) {
    int rest = sum(code, 9, 8, 7, 6, 5, 4, 3, 2) % 11;
    return "1235689".indexOf(code.charAt(0)) >= 0 && (rest < 2 ? 0 : 11 - rest) == digit(code, 8);
  }

  private static boolean romanian(String code) {
    int rest = sum(code, 2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9) % 11;
    return code.charAt(0) != '0' && Day.yymmdd(code, 1) && number(code, 7, 9) <= 52
        && (rest == 10 ? 1 : rest) == digit(code, 12);
  }

  private static boolean bulgarian(String code) {
    return Day.exists(number(code, 2, 4) % 20, number(code, 4, 6))
        && sum(code, 2, 4, 8, 5, 10, 9, 7, 3, 6) % 11 % 10 == digit(code, 9);
  }

  private static boolean baltic(String code) {
    int rest = sum(code, 1, 2, 3, 4, 5, 6, 7, 8, 9, 1) % 11;
    int again = rest < 10 ? rest : sum(code, 3, 4, 5, 6, 7, 8, 9, 1, 2, 3) % 11 % 10;
    return code.charAt(0) >= '1' && code.charAt(0) <= '8' && Day.yymmdd(code, 1) && again == digit(code, 10);
  }
}
