package dev.weir.detect.pii.national;

import static dev.weir.detect.check.Weights.digit;
import static dev.weir.detect.check.Weights.sum;
import static dev.weir.detect.pii.id.Strength.FAIR;
import static dev.weir.detect.pii.id.Strength.STRONG;
import static dev.weir.detect.pii.id.Strength.WEAK;

import dev.weir.detect.check.Day;
import dev.weir.detect.check.Iso7064;
import dev.weir.detect.engine.Detector;
import dev.weir.detect.engine.Hint;
import dev.weir.detect.pii.id.Id;
import dev.weir.detect.pii.id.Topic;
import java.util.List;

/** Numbers of mainland China, Hong Kong, Taiwan and Macao. */
final class China {
  private static final Hint LAND = Hint.of("china", "chinese", "中国*", "居民*");
  private static final Hint HONG_KONG = Hint.of("hong", "hk", "香港*");
  private static final Hint TAIWAN = Hint.of("taiwan*", "台灣*", "臺灣*", "taipei");

  static final List<Detector> ALL = List.of(
      Id.of("cn-resident-id", "CN_RESIDENT_ID")
          .because("names a person for life", "GB 11643-1999: region, birth date, ISO 7064 MOD 11-2")
          .named("身份证*", "resident", "sfz")
          .about(Topic.PERSON, LAND)
          .written(STRONG, China::resident, "99999999999999999X")
          .hits("11010519491231002X", "身份证号码 440524188001010014")
          .misses("110105194912310021", "11010519491331002X"),
      Id.of("cn-credit-code", "CN_CREDIT_CODE")
          .because("names a company", "GB 32100-2015, unified social credit code: modulus 31")
          .named("统一社会*", "信用代码*", "uscc")
          .about(Topic.COMPANY, LAND)
          .written(STRONG, China::company, "9XXXXXXXXXXXXXXXXX", "AXXXXXXXXXXXXXXXXX")
          .hits("91110000600037341L")
          .misses("91110000600037342L"),
      Id.of("hk-id-card", "HK_ID_CARD")
          .because("names a person",
              "Immigration Department of Hong Kong, HKID: one or two letters, six digits, modulus 11")
          .named("hkid*", "身份證*")
          .about(Topic.PERSON, HONG_KONG)
          .written(STRONG, China::hongKong, "A999999(X)", "AA999999(X)")
          .written(WEAK, China::hongKong, "A999999X", "AA999999X")
          .hits("HKID G123456(A)", "A123456(3)")
          .misses("G123456(B)", "item A1234563"),
      Id.of("tw-national-id", "TW_NATIONAL_ID")
          .because("names a person for life",
              "Ministry of the Interior of Taiwan: a letter of the place, sex, check")
          .named("身分證*", "身份證*")
          .about(Topic.PERSON, TAIWAN)
          .written(FAIR, China::taiwan, "A999999999")
          .hits("身分證字號 A123456789", "Taiwan A123456789")
          .misses("身分證字號 A123456788", "item A123456789"));

  private China() {}

  private static boolean resident(String code) {
    return code.charAt(0) >= '1' && code.charAt(0) <= '8' && Day.yyyymmdd(code, 6)
        && (code.charAt(17) == 'X' || code.charAt(17) <= '9') && Iso7064.mod11And2(code);
  }

  private static boolean company(String code) {
    String signs = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    int[] weights = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
    int sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += signs.indexOf(code.charAt(i)) * weights[i];
    }
    boolean region = code.chars().skip(2).limit(6).allMatch(c -> c <= '9');
    return region && code.chars().allMatch(c -> signs.indexOf(c) >= 0)
        && signs.indexOf(code.charAt(17)) == (31 - sum % 31) % 31;
  }

  /** A missing first letter counts as a space, 36. */
  private static boolean hongKong(String code) {
    boolean two = code.length() == 9;
    int first = two ? Character.digit(code.charAt(0), 36) : 36;
    String rest = two ? code.substring(1) : code;
    int sum = first * 9 + sum(rest, 8, 7, 6, 5, 4, 3, 2);
    int check = (11 - sum % 11) % 11;
    return rest.charAt(7) == (check == 10 ? 'A' : (char) ('0' + check));
  }

  private static boolean taiwan(String code) {
    int place = "ABCDEFGHJKLMNPQRSTUVXYWZIO".indexOf(code.charAt(0)) + 10;
    int sum = place / 10 + place % 10 * 9 + sum(code.substring(1), 8, 7, 6, 5, 4, 3, 2, 1, 1);
    return "1289".indexOf(code.charAt(1)) >= 0 && sum % 10 == 0;
  }
}
