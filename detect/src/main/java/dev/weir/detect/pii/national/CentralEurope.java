package dev.weir.detect.pii.national;

import static dev.weir.detect.check.Weights.digit;
import static dev.weir.detect.check.Weights.number;
import static dev.weir.detect.check.Weights.sum;
import static dev.weir.detect.pii.id.Strength.FAIR;
import static dev.weir.detect.pii.id.Strength.NAMED;
import static dev.weir.detect.pii.id.Strength.STRONG;

import dev.weir.detect.check.Day;
import dev.weir.detect.check.Iso7064;
import dev.weir.detect.engine.Detector;
import dev.weir.detect.engine.Hint;
import dev.weir.detect.pii.id.Id;
import dev.weir.detect.pii.id.Topic;
import java.util.List;

/** Numbers of Czechia, Slovakia, Hungary, Croatia, Slovenia, Serbia and their neighbours. */
final class CentralEurope {
  private static final Hint CZECH = Hint.of("czech*", "česk*", "praha", "prague", "slovak*", "slovensk*",
      "bratislava");
  private static final Hint HUNGARIAN = Hint.of("hungar*", "magyar*", "budapest");
  private static final Hint SOUTHERN = Hint.of("croatia*", "hrvatsk*", "zagreb", "serbia*", "srbij*",
      "beograd", "sloven*",
      "bosn*");

  static final List<Detector> ALL = List.of(
      Id.of("cz-birth-number", "CZ_BIRTH_NUMBER")
          .because("names a person for life",
              "Act 133/2000 (CZ), 301/1995 (SK): a multiple of 11, birth date first")
          .named("rodn*", "rč", "birth")
          .about(Topic.PERSON, CZECH)
          .written(STRONG, CentralEurope::born, "999999/9999")
          .written(FAIR, CentralEurope::born, "9999999999")
          .hits("710319/2745", "rodné číslo 7103192745")
          .misses("710319/2746", "713319/2745", "order 7103192745"),
      Id.of("cz-ico", "CZ_ICO")
          .because("names a company", "Czech Statistical Office, IČO: modulus 11")
          .named("ičo", "ico", "ič")
          .about(Topic.COMPANY, CZECH)
          .written(NAMED, CentralEurope::czechCompany, "99999999")
          .hits("IČO: 25596641")
          .misses("IČO: 25596642"),
      Id.of("hu-taj", "HU_TAJ")
          .because("opens a person's social insurance", "NEAK, TAJ szám: weights 3 and 7")
          .named("taj")
          .about(Topic.SOCIAL, HUNGARIAN)
          .grouped(FAIR, code -> sum(code, 3, 7, 3, 7, 3, 7, 3, 7) % 10 == digit(code, 8), "999 999 999")
          .hits("TAJ szám 111 111 110")
          .misses("TAJ 111 111 111", "order 111 111 110"),
      Id.of("hu-tax-id", "HU_TAX_ID")
          .because("names a taxpayer", "NAV, adóazonosító jel: begins with 8, weights 1 to 9")
          .named("adóazonosító*", "adószám*", "adó")
          .about(Topic.TAX, HUNGARIAN)
          .written(FAIR, code -> code.charAt(0) == '8'
              && sum(code, 1, 2, 3, 4, 5, 6, 7, 8, 9) % 11 == digit(code, 9), "9999999999")
          .hits("adóazonosító jel 8071592153")
          .misses("adóazonosító jel 8071592154"),
      Id.of("hr-oib", "HR_OIB")
          .because("names a person or company for life",
              "Zakon o osobnom identifikacijskom broju; ISO 7064 MOD 11,10")
          .named("oib")
          .about(Topic.PERSON, SOUTHERN)
          .written(FAIR, Iso7064::mod11And10, "99999999999")
          .hits("OIB 33392005961")
          .misses("OIB 33392005962", "order 33392005961"),
      Id.of("rs-jmbg", "RS_JMBG")
          .because("names a person for life",
              "JMBG of Serbia and its neighbours: birth date, region, modulus 11")
          .named("jmbg", "emšo", "emso", "matični", "maticni")
          .about(Topic.PERSON, SOUTHERN)
          .written(STRONG, CentralEurope::citizen, "9999999999999")
          .hits("JMBG 0101006500006")
          .misses("JMBG 0101006500007", "1301006500006"));

  private CentralEurope() {}

  /** Women have 50 added to the month, and where numbers run short 20 more. */
  private static boolean born(String code) {
    int month = number(code, 2, 4) % 50;
    return Day.exists(month > 20 ? month - 20 : month, number(code, 4, 6)) && Long.parseLong(code) % 11 == 0;
  }

  private static boolean czechCompany(String code) {
    int rest = sum(code, 8, 7, 6, 5, 4, 3, 2) % 11;
    return (11 - rest) % 10 == digit(code, 7);
  }

  private static boolean citizen(String code) {
    int check = 11 - sum(code, 7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2) % 11;
    int year = number(code, 4, 7);
    return Day.ddmmyy(code, 0) && (year >= 880 || year <= 50) && (check > 9 ? 0 : check) == digit(code, 12);
  }
}
