package dev.weir.detect.pii.national;

import static dev.weir.detect.check.Weights.digit;
import static dev.weir.detect.check.Weights.number;
import static dev.weir.detect.check.Weights.sum;
import static dev.weir.detect.pii.id.Strength.FAIR;
import static dev.weir.detect.pii.id.Strength.WEAK;

import dev.weir.detect.engine.Detector;
import dev.weir.detect.engine.Hint;
import dev.weir.detect.pii.id.Id;
import dev.weir.detect.pii.id.Topic;
import java.util.List;

/** Numbers of Japan. */
final class Japan {
  private static final Hint LAND = Hint.of("japan*", "日本*", "tokyo", "東京*");

  static final List<Detector> ALL = List.of(
      Id.of("jp-my-number", "JP_MY_NUMBER")
          .because("names a person for life",
              "Ministry of Internal Affairs order 85 of 2014, My Number: modulus 11")
          .named("mynumber", "my", "マイナンバー*", "個人番号*", "kojin")
          .about(Topic.PERSON, LAND)
          .written(FAIR, Japan::person, "999999999999", "9999 9999 9999", "9999-9999-9999")
          .hits("マイナンバー 123456789018", "My Number: 1234 5678 9018")
          .misses("My Number: 1234 5678 9019", "order 123456789018"),
      Id.of("jp-corporate-number", "JP_CORPORATE_NUMBER")
          .because("names a company", "National Tax Agency, corporate number: modulus 9")
          .named("法人番号*", "corporate")
          .about(Topic.COMPANY, LAND)
          .written(FAIR, Japan::company, "9999999999999", "9-9999-9999-9999")
          .hits("法人番号 5835678256246")
          .misses("法人番号 5835678256247", "order 5835678256246"),
      Id.of("jp-passport", "JP_PASSPORT")
          .because("names a traveller", "Ministry of Foreign Affairs: two letters and seven digits")
          .named("旅券*", "パスポート*")
          .about(Topic.PASSPORT, LAND)
          .written(WEAK, _ -> true, "AA9999999")
          .hits("Japanese passport TK1234567")
          .misses("item TK1234567"));

  private Japan() {}

  private static boolean person(String code) {
    int rest = sum(code, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2) % 11;
    return (rest <= 1 ? 0 : 11 - rest) == digit(code, 11);
  }

  private static boolean company(String code) {
    return 9 - sum(code.substring(1), 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1) % 9 == digit(code, 0);
  }
}
