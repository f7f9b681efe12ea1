package dev.weir.detect.pii.national;

import static dev.weir.detect.check.Weights.digit;
import static dev.weir.detect.check.Weights.number;
import static dev.weir.detect.check.Weights.sum;
import static dev.weir.detect.pii.id.Strength.FAIR;
import static dev.weir.detect.pii.id.Strength.NAMED;
import static dev.weir.detect.pii.id.Strength.STRONG;
import static dev.weir.detect.pii.id.Strength.WEAK;

import dev.weir.detect.check.Day;
import dev.weir.detect.engine.Detector;
import dev.weir.detect.engine.Hint;
import dev.weir.detect.pii.id.Id;
import dev.weir.detect.pii.id.Topic;
import java.util.List;
import java.util.Set;

/** Numbers of the United Kingdom. */
final class UnitedKingdom {
  private static final Hint LAND = Hint.of("uk", "british", "britain", "england", "scotland", "wales",
      "london", "kingdom", "hmpo");

  /** Royal Mail's postcode areas, two characters each. */
  private static final String AREAS = "ABALB BABBBDBHBLBNBRBSBTCACBCFCHCMCOCRCTCVCWDADDDEDGDHDLDNDTDYE ECENEXFKFYG GLGUHAHDHG"
      + "HPHRHSHUHXIGIPIVKAKTKWKYL LALDLELLLNLSLUM MEMKMLN NENGNNNPNROLOXPAPEPHPLPOPRRGRHRMS SASESGSKSLSMSNSOSPSRSSST"
      + "SWSYTATDTFTNTQTRTSTWUBW WAWCWDWFWNWRWSWVYOZEJEGYIM";

  static final List<Detector> ALL = List.of(
      Id.of("uk-nhs-number", "UK_NHS")
          .because("opens a person's medical record", "NHS Data Dictionary, NHS Number: modulus 11")
          .named("nhs")
          .about(Topic.HEALTH, LAND)
          .grouped(FAIR, UnitedKingdom::nhs, "999 999 9999")
          .hits("NHS number 943 476 5919", "patient 9434765919")
          .misses("NHS number 943 476 5918", "order 9434765919"),
      Id.of("uk-nino", "UK_NINO")
          .because("names a taxpayer", "HMRC, National Insurance Manual NIM39110")
          .named("nino", "ni", "insurance")
          .about(Topic.SOCIAL, LAND)
          .grouped(STRONG, UnitedKingdom::nino, "AA 99 99 99 A")
          .written(STRONG, UnitedKingdom::nino, "AA 999999A", "AA 999999 A", "AA999999 A")
          .hits("AB123456C", "his ni is ab 12 34 56 c", "PR 123612C")
          .misses("BG123456C", "AB123456E", "DA123456C", "commit ab123456c"),
      Id.of("uk-passport", "UK_PASSPORT")
          .because("names a traveller",
              "HM Passport Office: two letters and seven digits, since 2015")
          .named("passport*")
          .about(Topic.PASSPORT, LAND)
          .written(WEAK, _ -> true, "AA9999999")
          .hits("passport number CD7654321")
          .misses("item CD7654321", "passport AB 1234567"),
      Id.of("uk-passport-digits", "UK_PASSPORT")
          .because("names a traveller",
              "HM Passport Office: nine digits; those of a passport that is called British")
          .about(Topic.PASSPORT, LAND)
          .written(WEAK, _ -> true, "999999999")
          .hits("British passport 912803456", "passport 912803456 (UK)")
          .misses("passport 912803456", "London office 912803456", "UK order 912803456"),
      Id.of("uk-driving-licence", "UK_DRIVING_LICENCE")
          .because("opens accounts in its owner's name", "DVLA, driver number: surname, birth date, initials")
          .named("driving", "driver*", "licence", "license", "dvla")
          .about(Topic.DRIVING, LAND)
          .written(STRONG, UnitedKingdom::driver, "XXXXX999999XXXXX")
          .written(STRONG, UnitedKingdom::driver, "XXXXX 999999 XXXXX", "XXXXX-999999-XXXXX")
          .hits("MORGA657054SM9IJ", "FO999512018AA1AB")
          .misses("MORGA663054SM9IJ", "MO9G9657054SM9IJ", "MORGA65705SM9IJ"),
      Id.of("uk-postcode", "UK_POSTCODE")
          .because("names a dozen homes", "Royal Mail, Postcode Address File, programmer's guide")
          .named("postcode*", "postal", "zip")
          .about(Topic.PERSON, LAND)
          .written(WEAK, UnitedKingdom::postcode, "A9 9AA", "A99 9AA", "AA9 9AA", "AA99 9AA", "A9A 9AA",
              "AA9A 9AA")
          .written(NAMED, UnitedKingdom::postcode, "A99AA", "A999AA", "AA99AA", "AA999AA", "A9A9AA",
              "AA9A9AA")
          .partOfAddress()
          .hits("postcode SW1A 1AA", "postcode: M11AE")
          .misses("postcode VA1 1AA", "postcode M1 1AI", "part CR2 6XH"),
      Id.of("uk-vehicle-registration", "UK_VEHICLE_REGISTRATION")
          .because("names a vehicle and its keeper", "DVLA, INF104: current, prefix and suffix series")
          .named("reg", "registration", "plate", "vrm", "vrn", "vehicle", "car", "van")
          .about(Topic.VEHICLE, LAND)
          .written(FAIR, UnitedKingdom::current, "AA99 AAA")
          .written(WEAK, UnitedKingdom::current, "AA99AAA")
          .written(WEAK, UnitedKingdom::prefixed, "A9 AAA", "A99 AAA", "A999 AAA", "A999AAA", "A99AAA")
          .written(WEAK, UnitedKingdom::suffixed, "AAA 9A", "AAA 99A", "AAA 999A", "AAA999A", "AAA99A")
          .hits("car reg AB51 ABC", "number plate A123 BCD", "the plate: DEF456G")
          .misses("car reg IB51 ABC", "car reg AB35 ABC", "car reg AQ51 ABC", "plate O123 BCD",
              "plate ABC 123Z",
              "model AB51 ABC"),
      Id.of("uk-utr", "UK_UTR")
          .because("names a taxpayer", "HMRC, Unique Taxpayer Reference: modulus 11 on the last nine digits")
          .named("utr", "taxpayer")
          .about(Topic.TAX, LAND)
          .written(NAMED, UnitedKingdom::utr, "9999999999", "99999 99999")
          .hits("UTR 1955839661")
          .misses("UTR 2955839661", "tax 1955839661"),
      Id.of("uk-vat", "UK_VAT_ID")
          .because("names a company", "HMRC Notice 700: modulus 97")
          .named("vat")
          .about(Topic.TAX, LAND)
          .written(STRONG, UnitedKingdom::vat, "AA999999999", "AA 999 9999 99", "AA999 9999 99")
          .written(NAMED, code -> vat("GB" + code), "999 9999 99", "999999999")
          .hits("VAT no GB980780684", "GB 980 7806 84")
          .misses("GB980780685"));

  private UnitedKingdom() {}

  private static boolean nhs(String code) {
    int check = 11 - sum(code, 10, 9, 8, 7, 6, 5, 4, 3, 2) % 11;
    return check % 11 == digit(code, 9) && check != 10 && code.chars().distinct().count() > 1;
  }

  private static boolean nino(String code) {
    return "DFIQUV".indexOf(code.charAt(0)) < 0 && "DFIOQUV".indexOf(code.charAt(1)) < 0
        && code.charAt(8) <= 'D'
        && !Set.of("BG", "GB", "NK", "KN", "TN", "NT", "ZZ").contains(code.substring(0, 2));
  }

  /** A surname filled up with nines, a birth date with 50 added to a woman's month, two initials. */
  private static boolean driver(String code) {
    int letters = 0;
    while (letters < 5 && Character.isLetter(code.charAt(letters))) {
      letters++;
    }
    int month = number(code, 6, 8) % 50;
    boolean initials = Character.isLetter(code.charAt(11))
        && (Character.isLetter(code.charAt(12)) || code.charAt(12) == '9');
    return letters > 0 && "99999".startsWith(code.substring(letters, 5)) && number(code, 6, 8) < 63
        && Day.exists(month, number(code, 8, 10)) && initials && Character.isLetter(code.charAt(14))
        && Character.isLetter(code.charAt(15));
  }

  private static boolean postcode(String code) {
    String area = Character.isLetter(code.charAt(1)) ? code.substring(0, 2) : code.charAt(0) + " ";
    int at = AREAS.indexOf(area);
    while (at % 2 == 1) {
      at = AREAS.indexOf(area, at + 1);
    }
    String inward = code.substring(code.length() - 2);
    return at >= 0 && inward.chars().noneMatch(c -> "CIKMOV".indexOf(c) >= 0);
  }

  /** Two letters of the office, the half-year of issue, three letters. */
  private static boolean current(String code) {
    int age = number(code, 2, 4);
    return plain(code.substring(0, 2), "IQZ") && plain(code.substring(4), "IQ") && (age >= 2 && age <= 29
        || age >= 51 && age <= 79);
  }

  private static boolean prefixed(String code) {
    return plain(code.substring(0, 1), "IOQUZ") && plain(code.substring(code.length() - 3), "IQZ");
  }

  private static boolean suffixed(String code) {
    return plain(code.substring(0, 3), "IQZ") && plain(code.substring(code.length() - 1), "IOQUZ");
  }

  private static boolean plain(String letters, String never) {
    return letters.chars().noneMatch(c -> never.indexOf(c) >= 0);
  }

  private static boolean utr(String code) {
    int rest = sum(code.substring(1), 6, 7, 8, 9, 10, 5, 4, 3, 2) % 11;
    return "21987654321".charAt(rest) == code.charAt(0);
  }

  private static boolean vat(String code) {
    int rest = (sum(code.substring(2), 8, 7, 6, 5, 4, 3, 2) + number(code, 9, 11)) % 97;
    return code.startsWith("GB") && (rest == 0 || rest == 42);
  }
}
