package dev.weir.detect.pii.device;

import static dev.weir.detect.pii.id.Strength.FAIR;
import static dev.weir.detect.pii.id.Strength.STRONG;
import static dev.weir.detect.pii.id.Strength.WEAK;

import dev.weir.detect.check.Luhn;
import dev.weir.detect.engine.Detector;
import dev.weir.detect.engine.Hint;
import dev.weir.detect.pii.id.Id;
import dev.weir.detect.pii.id.Topic;
import java.util.List;

/** Numbers of telephones and cars, and what the other detectors of this package find. */
public final class Devices {

  private static final Hint MOTOR = Hint.of("chassis", "engine", "motor", "dealer*", "odometer", "insured");

  private static final List<Detector> ALL = List.of(
      new MacAddress(),
      Id.of("imei", "IMEI")
          .because("names a telephone wherever it goes", "3GPP TS 23.003: Luhn")
          .named("imei*")
          .about(Topic.DEVICE, MOTOR)
          .written(FAIR, Luhn::holds, "999999999999999", "99-999999-999999-9", "99 999999 999999 9")
          .hits("IMEI 490154203237518", "device 49-015420-323751-8")
          .misses("IMEI 490154203237519", "order 490154203237518"),
      Id.of("vin", "VIN")
          .because("names a car and its keeper",
              "ISO 3779, 49 CFR 565: no I, O, Q; check digit in the ninth place")
          .named("vin", "chassis", "fin", "fahrgestell*")
          .about(Topic.VEHICLE, MOTOR)
          .written(STRONG, code -> Devices.built(code) && Devices.checked(code), "X".repeat(17))
          .written(WEAK, Devices::built, "X".repeat(17))
          .hits("1HGCM82633A004352", "VIN: WVWZZZ1JZ3W386752")
          .misses("1HGCM82633A00435", "item WVWZZZ1JZ3W386752", "VIN 11131517191011111",
              "VIN 1HGCM8263IA004352"));

  private Devices() {}

  /** Returns every detector of this package. */
  public static List<Detector> all() {
    return ALL;
  }

  /** Letters of the maker first, four digits of a count last. */
  private static boolean built(String code) {
    boolean counted = code.chars().skip(13).allMatch(c -> c <= '9');
    return counted && code.chars().filter(c -> c > '9').count() >= 3
        && code.chars().noneMatch(c -> "IOQ".indexOf(c) >= 0);
  }

  private static boolean checked(String code) {
    String letters = "ABCDEFGHJKLMNPRSTUVWXYZ";
    String values = "12345678123457923456789";
    int[] weights = {8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2};
    int sum = 0;
    for (int i = 0; i < weights.length; i++) {
      char c = code.charAt(i);
      sum += weights[i] * ((c > '9' ? values.charAt(letters.indexOf(c)) : c) - '0');
    }
    return "0123456789X".charAt(sum % 11) == code.charAt(8);
  }
}
