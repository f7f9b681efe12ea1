package dev.weir.detect.pii.national;

import static dev.weir.detect.check.Weights.number;
import static dev.weir.detect.pii.id.Strength.FAIR;
import static dev.weir.detect.pii.id.Strength.STRONG;
import static dev.weir.detect.pii.id.Strength.WEAK;

import dev.weir.detect.check.Verhoeff;
import dev.weir.detect.engine.About;
import dev.weir.detect.engine.Detector;
import dev.weir.detect.engine.Hint;
import dev.weir.detect.pii.id.Id;
import dev.weir.detect.pii.id.Stated;
import dev.weir.detect.pii.id.Topic;
import dev.weir.model.Kind;
import java.util.List;
import java.util.Set;

/** Numbers of India. */
final class India {
  private static final Hint LAND = Hint.of("india*", "bharat", "mumbai", "delhi", "bengaluru", "bangalore");

  /** States and union territories as the vehicle registries write them. */
  private static final Set<String> STATES = Set.of("AN", "AP", "AR", "AS", "BR", "BH", "CG", "CH", "DD", "DL",
      "DN", "GA",
      "GJ", "HP", "HR", "JH", "JK", "KA", "KL", "LA", "LD", "MH", "ML", "MN", "MP", "MZ", "NL", "OD", "OR",
      "PB", "PY", "RJ",
      "SK", "TG", "TN", "TR", "TS", "UK", "UA", "UP", "WB");

  static final List<Detector> ALL = List.of(
      Id.of("in-aadhaar", "IN_AADHAAR")
          .because("names a person for life", "UIDAI, Aadhaar: twelve digits from 2 on, Verhoeff")
          .named("aadhaar*", "aadhar*", "adhar", "adhaar", "uidai", "uid", "आधार*")
          .about(Topic.PERSON, LAND)
          .written(FAIR, India::aadhaar, "999999999999", "9999 9999 9999", "9999-9999-9999", "9999:9999:9999")
          .hits("Aadhaar 3998 7654 3211", "aadhaar_number=312345678909")
          .misses("Aadhaar 3998 7654 3212", "order 312345678909"),
      new Stated(About.of("in-aadhaar-stated", new Kind("IN_AADHAAR"))
          .because("names a person for life")
          .source("UIDAI, Aadhaar: whatever a text calls by that name")
          .hits("his Aadhar number '98761234500011'", "Aadhaar no: 98761234500011")
          .misses("Aadhaar 3998 7654 3212", "aadhaar number: 399876543212", "Aadhaar centre 98761234500011",
              "Aadhaar is 12 digits long"),
          List.of("aadhaar", "aadhar", "adhaar"), "999999999999"),
      Id.of("in-pan", "IN_PAN")
          .because("names a taxpayer", "Income Tax Department, PAN: the fourth letter is the kind of holder")
          .named("pan", "permanent")
          .about(Topic.TAX, LAND)
          .written(STRONG, code -> "ABCFGHJLPTK".indexOf(code.charAt(3)) >= 0, "AAAAA9999A")
          .written(WEAK, _ -> true, "AAAAA9999A")
          .hits("ABCPD1234Z", "PAN: ABCND1234Z")
          .misses("item ABCXD1234Z", "ABCP1234Z"),
      new Stated(About.of("in-pan-stated", new Kind("IN_PAN"))
          .because("names a taxpayer")
          .source("Income Tax Department, PAN: whatever a text calls by that name")
          .hits("the PAN card number 'ABCDE123FGH'", "PAN: ABCDEF1234G")
          .misses("PAN card number 4111111111111111", "a pan of ABCDEF1234G", "PAN: ABCDEFGHIJKL",
              "panel number ABCDEF1234G"),
          List.of("pan"), "AAAAA9999A"),
      Id.of("in-gstin", "IN_GSTIN")
          .because("names a company", "CBIC, GSTIN: state, PAN, count, Z, check")
          .named("gstin", "gst")
          .about(Topic.TAX, LAND)
          .written(STRONG, India::gstin, "99AAAAA9999AXAX", "99AAAAA9999AX9X")
          .hits("GSTIN 27ABCDE1234F1Z5")
          .misses("47ABCDE1234F1Z5", "27ABCDE1234F1Y5"),
      Id.of("in-passport", "IN_PASSPORT")
          .because("names a traveller",
              "Ministry of External Affairs: a letter and seven digits, neither first nor last zero")
          .named("passport*", "पासपोर्ट*")
          .about(Topic.PASSPORT, LAND)
          .written(WEAK,
              code -> "QXZ".indexOf(code.charAt(0)) < 0 && code.charAt(1) != '0' && code.charAt(7) != '0',
              "A9999999", "A99 99999")
          .hits("passport number: J6932157")
          .misses("passport J0932157", "item J6932157"),
      Id.of("in-voter", "IN_VOTER")
          .because("names a voter", "Election Commission of India, EPIC: three letters and seven digits")
          .named("voter*", "epic", "election*", "elector*")
          .about(Topic.PERSON, LAND)
          .written(WEAK, _ -> true, "AAA9999999")
          .hits("voter id KSD1287349")
          .misses("item KSD1287349"),
      Id.of("in-vehicle-registration", "IN_VEHICLE_REGISTRATION")
          .because("names a vehicle and its keeper",
              "Central Motor Vehicles Rules: state, office, series, number; BH series")
          .named("plate", "registration", "vehicle*", "rc", "car", "bike")
          .about(Topic.VEHICLE, LAND)
          .written(STRONG, India::vehicle, "AA99AA9999", "AA 99 AA 9999", "AA-99-AA-9999", "AA99 AA 9999",
              "AA-9A-AA-9999", "AA 9A AA 9999",
              "AA-99 AA 9999",
              "AA9AAA9999", "AA99AAA9999")
          .written(FAIR, India::vehicle, "AA99A9999", "AA9AA9999", "AA 99 A 9999", "AA-99-A-9999", "AA9A9999",
              "AA999999")
          .written(FAIR, code -> code.startsWith("BH", 2), "99AA9999AA", "99 AA 9999 AA", "99AA9999A")
          .hits("KA01AB1234", "car MH 12 DE 1433", "vehicle 22BH6517A")
          .misses("XX01AB1234", "KA01AB123"),
      Id.of("in-driver-license", "IN_DRIVER_LICENSE")
          .because("names a driver", "Ministry of Road Transport, Sarathi: state, office, year, seven digits")
          .named("driving", "licence", "license", "dl")
          .about(Topic.DRIVING, LAND)
          .written(FAIR, India::driver, "AA9999999999999", "AA99 99999999999", "AA-9999999999999",
              "AA99-99999999999",
              "AA-99-9999-9999999")
          .hits("driving licence MH14 20110062821", "DL KA0120150001234")
          .misses("item MH1420110062821", "driving licence MH14 18110062821"));

  private India() {}

  private static boolean aadhaar(String code) {
    return code.charAt(0) >= '2' && Verhoeff.holds(code)
        && !new StringBuilder(code).reverse().toString().equals(code);
  }

  private static boolean gstin(String code) {
    int state = number(code, 0, 2);
    return (state >= 1 && state <= 38 || state == 97 || state == 99) && code.charAt(13) == 'Z';
  }

  private static boolean vehicle(String code) {
    return STATES.contains(code.substring(0, 2)) && number(code, code.length() - 4, code.length()) > 0;
  }

  private static boolean driver(String code) {
    int year = number(code, 4, 8);
    return STATES.contains(code.substring(0, 2)) && year >= 1950 && year <= 2050;
  }
}
