package dev.weir.detect.pii.national;

import static dev.weir.detect.check.Weights.digit;
import static dev.weir.detect.check.Weights.number;
import static dev.weir.detect.check.Weights.sum;
import static dev.weir.detect.pii.id.Strength.FAIR;
import static dev.weir.detect.pii.id.Strength.NAMED;
import static dev.weir.detect.pii.id.Strength.WEAK;

import dev.weir.detect.engine.Detector;
import dev.weir.detect.engine.Hint;
import dev.weir.detect.pii.id.Id;
import dev.weir.detect.pii.id.Topic;
import java.util.List;
import java.util.stream.Stream;

/** Numbers of Türkiye. */
final class Turkey {
  private static final Hint LAND = Hint.of("turk*", "türk*", "istanbul", "ankara", "numarası*", "kişi*",
      "kimlik*");

  static final List<Detector> ALL = List.of(
      Id.of("tr-national-id", "TR_NATIONAL_ID")
          .because("names a person for life",
              "Nüfus ve Vatandaşlık İşleri, T.C. kimlik numarası: two check digits")
          .named("tckn", "tc", "kimlik*", "tcno")
          .about(Topic.PERSON, LAND)
          .written(FAIR, Turkey::citizen, "99999999999")
          .written(NAMED, Turkey::citizen, "999 999 999 99")
          .hits("TC Kimlik No: 10000000146", "TCKN 76543210794")
          .misses("TCKN 10000000145", "TCKN 00000000000", "order 10000000146"),
      Id.of("tr-tax-number", "TR_TAX_NUMBER")
          .because("names a taxpayer", "Gelir İdaresi Başkanlığı, vergi kimlik numarası")
          .named("vkn", "vergi*")
          .about(Topic.TAX, LAND)
          .written(FAIR, Turkey::taxpayer, "9999999999")
          .hits("vergi no 4540536920")
          .misses("vergi no 4540536921", "order 4540536920"),
      Id.of("tr-license-plate", "TR_LICENSE_PLATE")
          .because("names a vehicle and its keeper",
              "Karayolları Trafik Yönetmeliği: province 01 to 81, letters, digits")
          .named("plaka*", "plate")
          .about(Topic.VEHICLE, LAND)
          .written(WEAK, Turkey::plate, plates())
          .hits("plaka 34 ABC 123", "Plaka numarası 06 A 1234")
          .misses("plaka 82 ABC 123", "item 34ABC123"));

  private Turkey() {}

  private static boolean citizen(String code) {
    int odd = sum(code, 1, 0, 1, 0, 1, 0, 1, 0, 1);
    int even = sum(code, 0, 1, 0, 1, 0, 1, 0, 1);
    return code.charAt(0) != '0' && Math.floorMod(odd * 7 - even, 10) == digit(code, 9)
        && (odd + even + digit(code, 9)) % 10 == digit(code, 10);
  }

  private static boolean taxpayer(String code) {
    int sum = 0;
    for (int i = 0; i < 9; i++) {
      int shifted = (digit(code, i) + 9 - i) % 10;
      sum += shifted == 9 ? 9 : shifted * (1 << 9 - i) % 9;
    }
    return (10 - sum % 10) % 10 == digit(code, 9);
  }

  private static boolean plate(String code) {
    int province = number(code, 0, 2);
    return province >= 1 && province <= 81;
  }

  /** The fewer letters, the more digits. */
  private static String[] plates() {
    return Stream.of("A9999", "A99999", "AA999", "AA9999", "AAA99", "AAA999", "AAA9999", "A99", "A999",
        "AA99").flatMap(end -> {
          int letters = end.lastIndexOf('A') + 1;
          String apart = end.substring(0, letters) + " " + end.substring(letters);
          return Stream.of("99" + end, "99 " + apart, "99 " + end);
        }).toArray(String[]::new);
  }
}
