package dev.weir.detect.pii.national;

import static dev.weir.detect.check.Weights.number;
import static dev.weir.detect.pii.id.Strength.FAIR;
import static dev.weir.detect.pii.id.Strength.NAMED;
import static dev.weir.detect.pii.id.Strength.STRONG;

import dev.weir.detect.check.Luhn;
import dev.weir.detect.engine.Detector;
import dev.weir.detect.engine.Hint;
import dev.weir.detect.pii.id.Id;
import dev.weir.detect.pii.id.Topic;
import java.util.List;

/** Numbers of Israel, Pakistan, the Emirates and Saudi Arabia. */
final class MiddleEast {
  private static final Hint ISRAELI = Hint.of("israel*", "ישראל*", "teudat");
  private static final Hint PAKISTANI = Hint.of("pakistan*", "nadra", "karachi", "lahore");
  private static final Hint GULF = Hint.of("uae", "emirat*", "dubai", "saudi", "riyadh", "iqama");

  static final List<Detector> ALL = List.of(
      Id.of("il-id-number", "IL_ID_NUMBER")
          .because("names a person for life",
              "Population Registry of Israel, teudat zehut: Luhn over nine digits")
          .named("teudat", "zehut", "תעודת*", "ת״ז", "תז", "זהות", "israeli")
          .about(Topic.PERSON, ISRAELI)
          .written(FAIR, code -> Luhn.holds(code) && number(code, 0, 9) > 0, "999999999", "99999999-9")
          .hits("teudat zehut 123456782")
          .misses("teudat zehut 123456783", "order 123456782"),
      Id.of("pk-cnic", "PK_CNIC")
          .because("names a person for life", "NADRA, CNIC: province, number, sex")
          .named("cnic", "nicop", "nadra")
          .about(Topic.PERSON, PAKISTANI)
          .written(STRONG, code -> code.charAt(0) >= '1' && code.charAt(0) <= '7', "99999-9999999-9")
          .written(NAMED, code -> code.charAt(0) >= '1' && code.charAt(0) <= '7', "9999999999999")
          .hits("CNIC 35202-1234567-1")
          .misses("05202-1234567-1", "order 3520212345671"),
      Id.of("ae-emirates-id", "AE_EMIRATES_ID")
          .because("names a person for life", "ICP, Emirates ID: 784, year of birth, number, Luhn")
          .named("emirates", "eid")
          .about(Topic.PERSON, GULF)
          .written(STRONG, MiddleEast::emirati, "999-9999-9999999-9", "999999999999999", "999 9999 9999999 9")
          .hits("784-1990-1234567-6")
          .misses("784-1990-1234567-7", "783-1990-1234567-6"),
      Id.of("sa-national-id", "SA_NATIONAL_ID")
          .because("names a person for life", "Absher, national identity and iqama: 1 or 2 first, Luhn")
          .named("iqama", "saudi", "absher", "هوية*")
          .about(Topic.PERSON, GULF)
          .written(FAIR, code -> (code.charAt(0) == '1' || code.charAt(0) == '2') && Luhn.holds(code),
              "9999999999")
          .hits("iqama 2000000006")
          .misses("iqama 2000000007", "order 2000000006"));

  private MiddleEast() {}

  private static boolean emirati(String code) {
    int year = number(code, 3, 7);
    return code.startsWith("784") && year >= 1900 && year <= 2050 && Luhn.holds(code);
  }
}
