package dev.weir.detect.pii.national;

import static dev.weir.detect.check.Weights.sum;
import static dev.weir.detect.pii.id.Strength.FAIR;
import static dev.weir.detect.pii.id.Strength.NAMED;
import static dev.weir.detect.pii.id.Strength.STRONG;

import dev.weir.detect.engine.Detector;
import dev.weir.detect.engine.Hint;
import dev.weir.detect.pii.id.Id;
import dev.weir.detect.pii.id.Topic;
import java.util.List;

/** Numbers of Ireland. */
final class Ireland {
  private static final Hint LAND = Hint.of("ireland", "irish", "dublin", "éire");

  static final List<Detector> ALL = List.of(
      Id.of("ie-pps", "IE_PPS")
          .because("names a person for life", "Department of Social Protection, PPS Number: modulus 23")
          .named("pps", "ppsn", "ppsno")
          .about(Topic.PERSON, LAND)
          .written(STRONG, Ireland::person, "9999999AA")
          .written(FAIR, Ireland::person, "9999999A")
          .written(NAMED, Ireland::person, "9999999 A")
          .hits("PPSN 1234567T", "1234567FA")
          .misses("PPSN 1234567U", "item 1234567T"));

  private Ireland() {}

  private static boolean person(String code) {
    int second = code.length() == 9 && code.charAt(8) != 'W' ? code.charAt(8) - 'A' + 1 : 0;
    return "WABCDEFGHIJKLMNOPQRSTUV".charAt((sum(code, 8, 7, 6, 5, 4, 3, 2) + 9 * second) % 23) == code
        .charAt(7)
        && second <= 9;
  }
}
