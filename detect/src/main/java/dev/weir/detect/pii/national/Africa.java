package dev.weir.detect.pii.national;

import static dev.weir.detect.check.Weights.number;
import static dev.weir.detect.pii.id.Strength.FAIR;
import static dev.weir.detect.pii.id.Strength.NAMED;
import static dev.weir.detect.pii.id.Strength.STRONG;
import static dev.weir.detect.pii.id.Strength.WEAK;

import dev.weir.detect.check.Day;
import dev.weir.detect.check.Luhn;
import dev.weir.detect.check.Verhoeff;
import dev.weir.detect.engine.Detector;
import dev.weir.detect.engine.Hint;
import dev.weir.detect.pii.id.Id;
import dev.weir.detect.pii.id.Topic;
import java.util.List;

/** Numbers of South Africa, Nigeria, Kenya and Egypt. */
final class Africa {
  private static final Hint SOUTH = Hint.of("south", "rsa", "johannesburg", "pretoria", "sa");
  private static final Hint NIGERIAN = Hint.of("nigeria*", "lagos", "abuja");
  private static final Hint EGYPTIAN = Hint.of("egypt*", "cairo", "مصر*");

  static final List<Detector> ALL = List.of(
      Id.of("za-id-number", "ZA_ID_NUMBER")
          .because("names a person for life",
              "Identification Act 68 of 1997: birth date, sex, citizenship, Luhn")
          .named("rsa", "african", "idnumber")
          .about(Topic.PERSON, SOUTH)
          .written(STRONG, Africa::southAfrican, "9999999999999", "999999 9999 999", "999999 9999 99 9")
          .hits("8001015009087", "SA ID 920220 1234 088")
          .misses("8001015009086", "8013015009087", "8001015009385"),
      Id.of("ng-nin", "NG_NIN")
          .because("names a person for life", "NIMC, national identification number: Verhoeff")
          .named("nin", "nimc")
          .about(Topic.PERSON, NIGERIAN)
          .written(FAIR, Verhoeff::holds, "99999999999")
          .hits("NIN 12345678902")
          .misses("NIN 12345678901", "order 12345678902"),
      Id.of("ng-bvn", "NG_BVN")
          .because("opens a person's bank accounts", "Central Bank of Nigeria, bank verification number")
          .named("bvn")
          .about(Topic.BANK, NIGERIAN)
          .written(NAMED, code -> code.startsWith("22"), "99999999999")
          .hits("BVN 22123456789")
          .misses("BVN 12123456789", "bank 22123456789"),
      Id.of("ng-vehicle-registration", "NG_VEHICLE_REGISTRATION")
          .because("names a vehicle and its keeper",
              "FRSC, number plates of 2011: office, three digits, two letters")
          .named("plate", "registration", "vehicle", "car")
          .about(Topic.VEHICLE, NIGERIAN)
          .written(FAIR, _ -> true, "AAA-999AA", "AAA 999AA")
          .written(WEAK, _ -> true, "AAA999AA", "AAA 999 AA", "AAA-999-AA")
          .hits("plate APP-456CV", "Lagos vehicle KJA 999PZ")
          .misses("item APP-456CV", "plate ABCD-123EF"),
      Id.of("eg-national-id", "EG_NATIONAL_ID")
          .because("names a person for life", "Civil Status Organization: century, birth date, governorate")
          .named("egyptian", "قومي*", "الرقم*")
          .about(Topic.PERSON, EGYPTIAN)
          .written(FAIR, code -> (code.charAt(0) == '2' || code.charAt(0) == '3') && Day.yymmdd(code, 1),
              "99999999999999")
          .hits("Egyptian ID 29001011234567")
          .misses("Egyptian ID 29013011234567", "order 29001011234567"));

  private Africa() {}

  private static boolean southAfrican(String code) {
    return Day.yymmdd(code, 0) && code.charAt(10) <= '2' && Luhn.holds(code);
  }
}
