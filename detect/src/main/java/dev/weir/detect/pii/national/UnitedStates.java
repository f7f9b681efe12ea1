package dev.weir.detect.pii.national;

import static dev.weir.detect.check.Weights.digit;
import static dev.weir.detect.check.Weights.number;
import static dev.weir.detect.check.Weights.sum;
import static dev.weir.detect.pii.id.Strength.FAIR;
import static dev.weir.detect.pii.id.Strength.NAMED;
import static dev.weir.detect.pii.id.Strength.STRONG;
import static dev.weir.detect.pii.id.Strength.WEAK;

import dev.weir.detect.check.Luhn;
import dev.weir.detect.engine.Detector;
import dev.weir.detect.engine.Hint;
import dev.weir.detect.pii.id.Id;
import dev.weir.detect.pii.id.Topic;
import java.util.List;
import java.util.Set;

/** Numbers of the United States. */
final class UnitedStates {
  private static final Hint LAND = Hint.of("us", "usa", "american", "america", "states", "federal", "irs",
      "california",
      "texas", "york", "florida");

  static final List<Detector> ALL = List.of(
      Id.of("us-ssn", "US_SSN")
          .because("opens credit and accounts in its owner's name",
              "US Social Security Administration: no area 000, 666 or"
                  + " 900 and above, no group 00, no serial 0000")
          .named("ssn", "ssns", "social", "ss", "sss", "taxpayer", "tin", "socsec*")
          .about(Topic.SOCIAL, LAND)
          .written(STRONG, UnitedStates::issued, "999-99-9999")
          .written(FAIR, UnitedStates::issued, "999 99 9999", "999.99.9999")
          .written(WEAK, UnitedStates::issued, "999999999", "999-999999", "99999-9999")
          .written(NAMED, UnitedStates::numbered, "999-99-9999", "999 99 9999", "999/99/9999")
          .hits("my number is 536-22-1847", "ssn: 536221847", "Social Security 536 22 1847",
              "SSN 987-65-4321", "SSN: 536/22/1847")
          .misses("666-22-1847", "536-00-1847", "order 536221847", "1536-22-1847", "536-22-18475",
              "078-05-1120", "part 536/22/1847 is here",
              "Suspicious token 536 22 1847 appears", "ref 536-22-1847-3"),
      Id.of("us-ssn-regrouped", "US_SSN")
          .because("opens credit and accounts in its owner's name",
              "IRS Publication 1220: the grouping of an EIN, for a number that the text calls an SSN")
          .named("ssn", "ssns", "socsec*")
          .written(NAMED, _ -> true, "99-9999999")
          .hits("the SSN is 53-6221847")
          .misses("EIN 53-6221847", "part 53-6221847"),
      Id.of("us-itin", "US_ITIN")
          .because("names a taxpayer",
              "IRS, Individual Taxpayer Identification Number: 9xx, then 50-65, 70-88, 90-92, 94-99")
          .named("itin", "taxpayer", "tin", "individual")
          .about(Topic.TAX, LAND)
          .written(STRONG, UnitedStates::itin, "999-99-9999")
          .written(FAIR, UnitedStates::itin, "999 99 9999")
          .written(WEAK, UnitedStates::itin, "999999999", "999-999999", "99999-9999")
          .hits("the 912-74-3456 on file", "ITIN 912743456")
          .misses("912-89-3456", "812-74-3456", "order 912743456"),
      Id.of("us-ein", "US_EIN")
          .because("names an employer", "IRS, Employer Identification Number: prefixes in use")
          .named("ein", "fein", "employer", "tin", "federal")
          .about(Topic.TAX, LAND)
          .written(FAIR, UnitedStates::ein, "99-9999999")
          .written(NAMED, UnitedStates::ein, "999999999")
          .hits("EIN 94-2404110", "Tax ID 94-2404110")
          .misses("07-2404110", "part 94-2404110"),
      Id.of("us-passport", "US_PASSPORT")
          .because("names a traveller",
              "US Department of State: nine digits, or a letter and eight since 2021")
          .named("passport*")
          .about(Topic.PASSPORT, LAND)
          .written(WEAK, _ -> true, "A99999999", "999999999")
          .hits("passport number A12803456", "passport: 912803456")
          .misses("item A12803456", "order 912803456", "passport 91280345"),
      Id.of("us-mbi", "US_MBI")
          .because("opens a person's medical benefits",
              "CMS, Medicare Beneficiary Identifier: no S, L, O, I, B, Z")
          .named("mbi", "medicare", "beneficiary")
          .about(Topic.HEALTH, LAND)
          .grouped(STRONG, UnitedStates::beneficiary, "9AX9 AX9 AA99")
          .hits("1EG4-TE5-MK73", "the card says 1EG4TE5MK73")
          .misses("1SG4-TE5-MK73", "0EG4-TE5-MK73", "1EG4-TE5-MK7", "1EG4TE5MK734"),
      Id.of("us-npi", "US_NPI")
          .because("names a doctor", "CMS, National Provider Identifier: Luhn behind 80840")
          .named("npi", "provider*", "prescriber", "physician")
          .about(Topic.HEALTH, LAND)
          .written(FAIR, UnitedStates::provider, "9999999999", "9999-999-999", "9999 999 999")
          .hits("NPI: 1234567893", "the provider is 1245319599")
          .misses("NPI: 1234567890", "order 1234567893", "NPI 3234567893"),
      Id.of("us-dea-number", "MEDICAL_LICENSE")
          .because("prescribes controlled drugs",
              "DEA registration number: type, initial, six digits and their check")
          .named("dea", "prescriber", "certificate", "medical")
          .about(Topic.HEALTH, LAND)
          .written(FAIR, UnitedStates::dea, "AX9999999", "AX 9999999", "AX-9999999")
          .hits("DEA number BB1388568", "DEA: F91234563")
          .misses("DEA number BB1388569", "QB1388568", "item BB1388568"),
      Id.of("us-routing-number", "ABA_ROUTING_NUMBER")
          .because("with an account it lets money be drawn",
              "American Bankers Association, Routing Number Policy")
          .named("routing", "aba", "rtn", "transit")
          .about(Topic.BANK, LAND)
          .written(FAIR, UnitedStates::routing, "999999999", "9999-9999-9")
          .hits("routing 021000021", "ABA: 0711-0130-7")
          .misses("routing 021000022", "order 021000021", "routing 991000021"),
      Id.of("us-driver-license", "US_DRIVER_LICENSE")
          .because("opens accounts in its owner's name", "AAMVA, formats of the states' licence numbers")
          .named("driver*", "driving", "license", "licence", "dl", "dln", "dmv", "permit")
          .about(Topic.DRIVING, LAND)
          .runs(WEAK, _ -> true, "", "9", 6, 14)
          .runs(NAMED, _ -> true, "A", "9", 4, 15)
          .runs(NAMED, _ -> true, "AA", "9", 3, 8)
          .written(NAMED, _ -> true, "AAA999999", "AAA9999999", "AA999999A", "A999999A", "99999999A",
              "999999999A",
              "999AA9999", "99AAA99999", "9999999999A", "A999-9999-9999", "A999-999-99-999",
              "A999-999-999-999",
              "A99-99-9999", "999-99-9999", "99 999 999", "A999-999-9999", "A99A999999", "9999999A",
              "AAAAAXX999XX", "AAAAA999999A",
              "A9999-99999-99999")
          .hits("driver's license F162823540116", "DL number: S123-4567-8901", "license AB123456C")
          .misses("item F162823540116", "license 12345", "driver license A1"));

  private UnitedStates() {}

  private static boolean issued(String code) {
    return number(code, 0, 3) < 900 && numbered(code);
  }

  /** The two numbers that once stood in advertisements were never anybody's again. */
  private static boolean numbered(String code) {
    int area = number(code, 0, 3);
    return area != 0 && area != 666 && number(code, 3, 5) != 0 && number(code, 5, 9) != 0
        && !code.equals("078051120") && !code.equals("219099999");
  }

  private static boolean itin(String code) {
    int group = number(code, 3, 5);
    return code.charAt(0) == '9'
        && (group >= 50 && group <= 65 || group >= 70 && group <= 88 || group >= 90 && group <= 92
            || group >= 94);
  }

  private static boolean ein(String code) {
    return !Set.of(0, 7, 8, 9, 17, 18, 19, 28, 29, 49, 69, 70, 78, 79, 89, 96, 97)
        .contains(number(code, 0, 2));
  }

  private static boolean beneficiary(String code) {
    return code.charAt(0) != '0' && code.chars().noneMatch(c -> "SLOIBZ".indexOf(c) >= 0);
  }

  private static boolean provider(String code) {
    return (code.charAt(0) == '1' || code.charAt(0) == '2') && Luhn.holds("80840" + code);
  }

  private static boolean dea(String code) {
    boolean typed = "ABCDEFGHJKLMPRSTUX".indexOf(code.charAt(0)) >= 0
        && (code.charAt(1) == '9' || Character.isLetter(code.charAt(1)));
    String digits = code.substring(2);
    return typed && sum(digits, 1, 2, 1, 2, 1, 2) % 10 == digit(digits, 6);
  }

  private static boolean routing(String code) {
    int district = number(code, 0, 2);
    boolean served = district <= 12 || district >= 21 && district <= 32 || district >= 61 && district <= 72
        || district == 80;
    return served && number(code, 0, 4) != 0 && sum(code, 3, 7, 1, 3, 7, 1, 3, 7, 1) % 10 == 0;
  }
}
