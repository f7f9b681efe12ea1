package dev.weir.detect.pii.national;

import static dev.weir.detect.check.Weights.digit;
import static dev.weir.detect.check.Weights.number;
import static dev.weir.detect.pii.id.Strength.FAIR;
import static dev.weir.detect.pii.id.Strength.NAMED;
import static dev.weir.detect.pii.id.Strength.STRONG;
import static dev.weir.detect.pii.id.Strength.WEAK;

import dev.weir.detect.engine.Detector;
import dev.weir.detect.engine.Hint;
import dev.weir.detect.pii.id.Id;
import dev.weir.detect.pii.id.Topic;
import java.util.List;

/** Numbers of Spain. */
final class Spain {
  private static final Hint LAND = Hint.of("spain", "spanish", "españ*", "madrid", "barcelona");
  private static final String LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE";

  static final List<Detector> ALL = List.of(
      Id.of("es-nif", "ES_NIF")
          .because("names a person for life", "Real Decreto 1553/2005: the letter is the number modulo 23")
          .named("nif", "dni", "documento", "cif")
          .about(Topic.PERSON, LAND)
          .written(STRONG, Spain::person, "99999999-A", "99999999A")
          .written(FAIR, Spain::person, "9999999A", "9999999-A", "99.999.999-A", "99.999.999A", "99999999 A",
              "99.999.999 A")
          .hits("DNI 12345678Z", "55555555-K")
          .misses("12345678A", "DNI 12345678Y"),
      Id.of("es-nie", "ES_NIE")
          .because("names a foreigner who lives in Spain",
              "Orden INT/2058/2008: X, Y or Z, seven digits, letter modulo 23")
          .named("nie", "extranjero*")
          .about(Topic.PERSON, LAND)
          .written(STRONG, Spain::foreigner, "A9999999A", "A-9999999-A", "A9999999-A", "A 9999999 A")
          .hits("NIE X9613851N", "Z8078221M")
          .misses("X9613851A", "W9613851N"),
      Id.of("es-cif", "ES_CIF")
          .because("names a company", "Real Decreto 1065/2007: form, province, number and control")
          .named("cif", "nif", "empresa*")
          .about(Topic.COMPANY, LAND)
          .written(FAIR, Spain::company, "A9999999X", "A-99999999", "A-9999999-X", "A 99999999")
          .hits("CIF A58818501")
          .misses("CIF A58818502", "item A58818501"),
      Id.of("es-passport", "ES_PASSPORT")
          .because("names a traveller", "Real Decreto 896/2003: three letters and six digits")
          .named("pasaporte*", "passport*")
          .about(Topic.PASSPORT, LAND)
          .written(WEAK, _ -> true, "AAA999999")
          .hits("Mi pasaporte es AaA123456")
          .misses("item AAA123456", "pasaporte AAA12345"),
      Id.of("es-nuss", "ES_NUSS")
          .because("opens a person's social insurance",
              "Tesorería General de la Seguridad Social: modulus 97")
          .named("seguridad", "nuss", "naf", "afiliación", "ss")
          .about(Topic.SOCIAL, LAND)
          .written(NAMED, Spain::insured, "999999999999", "99/99999999/99", "99 99999999 99", "99 9999999999")
          .hits("seguridad social 281234567840")
          .misses("seguridad social 281234567841"));

  private Spain() {}

  private static boolean person(String code) {
    int last = code.length() - 1;
    return LETTERS.charAt(number(code, 0, last) % 23) == code.charAt(last);
  }

  private static boolean foreigner(String code) {
    int first = "XYZ".indexOf(code.charAt(0));
    return first >= 0 && person(first + code.substring(1));
  }

  private static boolean company(String code) {
    int sum = 0;
    for (int i = 1; i < 8; i++) {
      int product = digit(code, i) * (1 + i % 2);
      sum += product / 10 + product % 10;
    }
    int check = (10 - sum % 10) % 10;
    char last = code.charAt(8);
    return "ABCDEFGHJNPQRSUVW".indexOf(code.charAt(0)) >= 0
        && (last == '0' + check || last == "JABCDEFGHI".charAt(check));
  }

  private static boolean insured(String code) {
    long number = Long.parseLong(code, 0, 10, 10);
    long joined = number(code, 2, 10) < 10_000_000
        ? number(code, 2, 10) + number(code, 0, 2) * 10_000_000L
        : number;
    return joined % 97 == number(code, 10, 12);
  }
}
