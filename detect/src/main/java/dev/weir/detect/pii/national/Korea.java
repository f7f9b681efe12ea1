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

/** Numbers of Korea. */
final class Korea {
  private static final Hint LAND = Hint.of("korea*", "한국*", "seoul", "대한민국*");

  static final List<Detector> ALL = List.of(
      Id.of("kr-rrn", "KR_RRN")
          .because("names a person for life",
              "Resident Registration Act: birth date, sex; checked by modulus 11 until 2020")
          .named("rrn", "주민등록*", "주민번호*", "jumin")
          .about(Topic.PERSON, LAND)
          .written(STRONG, code -> born(code, "1234"), "999999-9999999")
          .written(FAIR, code -> born(code, "1234") && checked(code), "9999999999999")
          .written(NAMED, code -> born(code, "1234"), "9999999999999")
          .hits("960121-1234567", "주민등록번호 9601211234567")
          .misses("761313-1212134", "760413-9212134", "order 9601211234567"),
      Id.of("kr-frn", "KR_FRN")
          .because("names a foreigner who lives in Korea",
              "Immigration Act, foreigner registration number: sex digits 5 to 8")
          .named("frn", "외국인*", "arc")
          .about(Topic.PERSON, LAND)
          .written(STRONG, code -> born(code, "5678"), "999999-9999999")
          .written(FAIR, code -> born(code, "5678"), "9999999999999")
          .hits("911124-5678901")
          .misses("911324-5678901", "order 9111245678901"),
      Id.of("kr-passport", "KR_PASSPORT")
          .because("names a traveller",
              "Ministry of Foreign Affairs: kind, three digits, a letter since 2021, four digits")
          .named("passport*", "여권*")
          .about(Topic.PASSPORT, LAND)
          .written(FAIR, Korea::traveller, "A999A9999")
          .written(WEAK, Korea::traveller, "A99999999")
          .hits("passport M123A4567", "여권번호 M12345678")
          .misses("passport A123B4567", "passport M12A4567", "item M12345678"),
      Id.of("kr-driver-license", "KR_DRIVER_LICENSE")
          .because("names a driver", "Korea Road Traffic Authority: region 11 to 28, year, number, check")
          .named("운전면허*", "license", "licence")
          .about(Topic.DRIVING, LAND)
          .written(FAIR, code -> number(code, 0, 2) >= 11 && number(code, 0, 2) <= 28, "99-99-999999-99",
              "99 99 999999 99")
          .written(NAMED, code -> number(code, 0, 2) >= 11 && number(code, 0, 2) <= 28, "999999999999")
          .hits("My license is 13-22-123456-12", "운전면허 11-22-123456-12")
          .misses("license 11-22-12345-12", "license 31-22-123456-12", "item 11-22-123456-12"),
      Id.of("kr-brn", "KR_BRN")
          .because("names a company", "National Tax Service, business registration number: weights 1, 3, 7")
          .named("brn", "사업자*")
          .about(Topic.COMPANY, LAND)
          .written(STRONG, Korea::business, "999-99-99999")
          .written(FAIR, Korea::business, "9999999999")
          .hits("104-86-56659", "BRN 1048656659")
          .misses("104-86-56658", "order 1048656659"));

  private Korea() {}

  private static boolean born(String code, String sexes) {
    return Day.yymmdd(code, 0) && sexes.indexOf(code.charAt(6)) >= 0;
  }

  private static boolean checked(String code) {
    return (11 - sum(code, 2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5) % 11) % 10 == digit(code, 12);
  }

  private static boolean traveller(String code) {
    return "MSRODG".indexOf(code.charAt(0)) >= 0;
  }

  private static boolean business(String code) {
    int sum = sum(code, 1, 3, 7, 1, 3, 7, 1, 3, 5) + digit(code, 8) * 5 / 10;
    return (10 - sum % 10) % 10 == digit(code, 9);
  }
}
