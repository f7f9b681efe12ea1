package dev.weir.detect.pii.national;

import static dev.weir.detect.check.Weights.digit;
import static dev.weir.detect.check.Weights.number;
import static dev.weir.detect.check.Weights.sum;
import static dev.weir.detect.pii.id.Strength.FAIR;
import static dev.weir.detect.pii.id.Strength.NAMED;
import static dev.weir.detect.pii.id.Strength.STRONG;

import dev.weir.detect.check.Day;
import dev.weir.detect.check.Luhn;
import dev.weir.detect.engine.Detector;
import dev.weir.detect.engine.Hint;
import dev.weir.detect.pii.id.Id;
import dev.weir.detect.pii.id.Topic;
import java.util.List;

/** Numbers of Denmark, Norway, Sweden, Finland and Iceland. */
final class Nordics {
  private static final Hint DANISH = Hint.of("danish", "denmark", "dansk*", "danmark", "københavn");
  private static final Hint NORWEGIAN = Hint.of("norweg*", "norway", "norsk*", "norge", "oslo");
  private static final Hint SWEDISH = Hint.of("swed*", "svensk*", "sverige", "stockholm");
  private static final Hint FINNISH = Hint.of("finnish", "finland", "suom*", "helsinki");
  private static final Hint ICELANDIC = Hint.of("iceland*", "íslan*", "reykjav*");
  private static final String FINNISH_CHECKS = "0123456789ABCDEFHJKLMNPRSTUVWXY";

  static final List<Detector> ALL = List.of(
      Id.of("dk-cpr", "DK_CPR")
          .because("names a person for life", "CPR-kontoret: birth date; modulus 11 until 2007")
          .named("cpr*", "personnummer*")
          .about(Topic.PERSON, DANISH)
          .written(FAIR, code -> dayFirst(code) && cpr(code), "999999-9999")
          .written(NAMED, Nordics::dayFirst, "999999-9999", "9999999999", "999999 9999")
          .hits("CPR 211062-5629", "cpr-nummer: 0707610000")
          .misses("CPR 451262-5629", "order 211062-5629"),
      Id.of("dk-cvr", "DK_CVR")
          .because("names a company", "Erhvervsstyrelsen, CVR-nummer: modulus 11")
          .named("cvr*")
          .about(Topic.COMPANY, DANISH)
          .written(NAMED, code -> sum(code, 2, 7, 6, 5, 4, 3, 2, 1) % 11 == 0, "99999999", "99 99 99 99")
          .hits("CVR 13585628")
          .misses("CVR 13585629"),
      Id.of("no-fodselsnummer", "NO_FODSELSNUMMER")
          .because("names a person for life",
              "Skatteetaten, fødselsnummer and D-nummer: two check digits, birth date")
          .named("fødselsnummer*", "fodselsnummer*", "fnr", "personnummer*", "dnummer")
          .about(Topic.PERSON, NORWEGIAN)
          .written(STRONG, Nordics::norwegian, "99999999999", "999999 99999", "999999-99999")
          .hits("fødselsnummer 15108695088", "151086 95088")
          .misses("15108695077", "45158695088"),
      Id.of("no-orgnummer", "NO_ORGNUMMER")
          .because("names a company", "Brønnøysundregistrene, organisasjonsnummer: modulus 11")
          .named("organisasjonsnummer*", "orgnr", "orgnummer", "mva")
          .about(Topic.COMPANY, NORWEGIAN)
          .grouped(NAMED, code -> sum(code, 3, 2, 7, 6, 5, 4, 3, 2, 1) % 11 == 0, "999 999 999")
          .hits("orgnr 988 077 917")
          .misses("orgnr 988 077 918"),
      Id.of("se-personnummer", "SE_PERSONNUMMER")
          .because("names a person for life",
              "Skatteverket SKV 704: birth date (60 added to the day of others), Luhn")
          .named("personnummer*", "pnr", "personnr", "samordningsnummer*", "swedish", "svenskt")
          .about(Topic.PERSON, SWEDISH)
          .written(STRONG, Nordics::swedish, "999999-9999", "99999999-9999", "999999999999")
          .written(FAIR, Nordics::swedish, "9999999999")
          .written(NAMED, Nordics::swedish, "999999 9999", "99999999 9999")
          .hits("871220-2384", "personnummer 19910924-2397", "198712202384")
          .misses("871220-2385", "871320-2384", "18991301-9803", "order 8712202384"),
      Id.of("se-organisationsnummer", "SE_ORGANISATIONSNUMMER")
          .because("names a company", "Bolagsverket, organisationsnummer: Luhn, a middle pair of 20 or more")
          .named("organisationsnummer*", "orgnr", "orgnummer", "org", "bolag*")
          .about(Topic.COMPANY, SWEDISH)
          .written(FAIR, code -> number(code, 2, 4) >= 20 && code.charAt(0) > '0' && Luhn.holds(code),
              "999999-9999",
              "9999999999")
          .hits("organisationsnummer 212000-0142", "org.nr 556703-7485")
          .misses("orgnr 212000-0143", "item 212000-0142"),
      Id.of("fi-personal-identity-code", "FI_PERSONAL_IDENTITY_CODE")
          .because("names a person for life",
              "Digital and Population Data Services Agency: century signs of 2023, modulus 31")
          .named("hetu", "henkilötunnu*", "henkilotunnu*", "finnish", "personbeteckning*", "suomalainen")
          .about(Topic.PERSON, FINNISH)
          .written(STRONG, Nordics::finnish, "999999-999X", "999999A999X")
          .hits("131052-308T", "hetu 010594Y9032")
          .misses("131052-308U", "331052-308T", "010324A110G"),
      Id.of("fi-business-id", "FI_BUSINESS_ID")
          .because("names a company", "Finnish Patent and Registration Office, Y-tunnus: modulus 11")
          .named("tunnus", "ytunnus", "business")
          .about(Topic.COMPANY, FINNISH)
          .written(FAIR, Nordics::finnishCompany, "9999999-9")
          .hits("Y-tunnus 2077474-0")
          .misses("Y-tunnus 2077474-1", "item 2077474-0"),
      Id.of("is-kennitala", "IS_KENNITALA")
          .because("names a person for life", "Þjóðskrá, kennitala: birth date, modulus 11")
          .named("kennital*", "kt")
          .about(Topic.PERSON, ICELANDIC)
          .written(FAIR, Nordics::icelandic, "999999-9999", "9999999999")
          .hits("kennitala 120174-3399")
          .misses("kennitala 120174-3389", "item 120174-3399"));

  private Nordics() {}

  private static boolean dayFirst(String code) {
    return Day.ddmmyy(code, 0);
  }

  private static boolean cpr(String code) {
    return sum(code, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1) % 11 == 0;
  }

  private static boolean norwegian(String code) {
    int day = number(code, 0, 2) % 40;
    int month = number(code, 2, 4) % 40;
    return Day.exists(month, day) && sum(code, 3, 7, 6, 1, 8, 9, 4, 5, 2, 1) % 11 == 0
        && sum(code, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1) % 11 == 0;
  }

  private static boolean swedish(String code) {
    String ten = code.substring(code.length() - 10);
    boolean century = code.length() == 10 || number(code, 0, 2) >= 18 && number(code, 0, 2) <= 20;
    return century && Day.exists(number(ten, 2, 4), number(ten, 4, 6) % 60) && Luhn.holds(ten);
  }

  private static boolean finnish(String code) {
    boolean signed = code.length() == 11;
    if (signed && "YXWVUABCDEF".indexOf(code.charAt(6)) < 0 || !Day.ddmmyy(code, 0)) {
      return false;
    }
    int individual = number(code, code.length() - 4, code.length() - 1);
    int rest = (int) ((number(code, 0, 6) * 1000L + individual) % 31);
    return individual >= 2 && FINNISH_CHECKS.charAt(rest) == code.charAt(code.length() - 1);
  }

  private static boolean finnishCompany(String code) {
    return (11 - sum(code, 7, 9, 10, 5, 8, 4, 2) % 11) % 11 == digit(code, 7);
  }

  private static boolean icelandic(String code) {
    int check = (11 - sum(code, 3, 2, 7, 6, 5, 4, 3, 2) % 11) % 11;
    return Day.exists(number(code, 2, 4), number(code, 0, 2) % 40) && check == digit(code, 8)
        && "890".indexOf(code.charAt(9)) >= 0;
  }
}
