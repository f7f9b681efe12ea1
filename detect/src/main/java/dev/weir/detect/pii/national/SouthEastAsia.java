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

/** Numbers of Singapore, Thailand, Malaysia, Indonesia and the Philippines. */
final class SouthEastAsia {
  private static final Hint SINGAPORE = Hint.of("singapore*", "sg");
  private static final Hint THAI = Hint.of("thai*", "bangkok", "ไทย*");
  private static final Hint MALAY = Hint.of("malaysia*", "kuala");
  private static final Hint INDONESIAN = Hint.of("indonesia*", "jakarta");
  private static final Hint FILIPINO = Hint.of("philippin*", "filipin*", "manila", "ph");

  static final List<Detector> ALL = List.of(
      Id.of("sg-nric-fin", "SG_NRIC_FIN")
          .because("names a person for life", "ICA, NRIC and FIN: S, T, F, G or M, weights 2765432")
          .named("nric", "fin")
          .about(Topic.PERSON, SINGAPORE)
          .written(STRONG, SouthEastAsia::singaporean, "A9999999A")
          .written(WEAK, _ -> true, "A9999999A")
          .hits("S2740116C", "NRIC T1234567Z")
          .misses("item S2740116D", "item A2740116C"),
      Id.of("sg-uen", "SG_UEN")
          .because("names a company", "ACRA, unique entity number: three series with a check letter each")
          .named("uen", "acra")
          .about(Topic.COMPANY, SINGAPORE)
          .written(FAIR, SouthEastAsia::business, "99999999A")
          .written(STRONG, SouthEastAsia::local, "999999999A")
          .written(STRONG, SouthEastAsia::entity, "A99AA9999A", "A99A99999A")
          .hits("UEN 53125226D", "201434292D", "T16RF0037C")
          .misses("UEN 53125226E", "201434292E", "item 53125226D"),
      Id.of("th-tnin", "TH_TNIN")
          .because("names a person for life",
              "Department of Provincial Administration: kind, province, modulus 11")
          .named("tnin", "เลข*", "บัตร*", "ประชาชน*")
          .about(Topic.PERSON, THAI)
          .written(FAIR, SouthEastAsia::thai, "9999999999999")
          .written(STRONG, SouthEastAsia::thai, "9-9999-99999-99-9", "9 9999 99999 99 9")
          .hits("TNIN: 2345678901234", "1-2345-67890-12-1")
          .misses("TNIN 1234567890123", "TNIN 1284567890124", "order 1234567890121"),
      Id.of("my-nric", "MY_NRIC")
          .because("names a person for life", "Jabatan Pendaftaran Negara, MyKad: birth date, place, number")
          .named("mykad", "nric", "kad")
          .about(Topic.PERSON, MALAY)
          .written(STRONG, SouthEastAsia::malaysian, "999999-99-9999")
          .written(NAMED, SouthEastAsia::malaysian, "999999999999", "999999 99 9999")
          .hits("MyKad 750801-10-5436")
          .misses("751301-10-5436", "order 750801105436"),
      Id.of("id-nik", "ID_NIK")
          .because("names a person for life",
              "Dukcapil, NIK: region, birth date with 40 added to a woman's day")
          .named("nik", "ktp", "ektp", "kependudukan")
          .about(Topic.PERSON, INDONESIAN)
          .written(WEAK, SouthEastAsia::indonesian, "9999999999999999", "999999 999999 9999")
          .hits("NIK 3171234510900001")
          .misses("NIK 3171237510900001", "order 3171234510900001"),
      Id.of("ph-tin", "PH_TIN")
          .because("names a taxpayer",
              "Bureau of Internal Revenue, TIN: modulus 11, branch of three digits or five")
          .named("tin")
          .about(Topic.TAX, FILIPINO)
          .written(STRONG, SouthEastAsia::filipino, "999-999-999-999", "999-999-999-99999")
          .written(FAIR, SouthEastAsia::filipino, "999-999-999")
          .written(NAMED, SouthEastAsia::filipino, "999999999", "999999999999")
          .hits("Tax ID: 000-123-456-001", "TIN 000-123-456")
          .misses("TIN 000-123-457-000", "TIN 600-000-000", "item 000-123-456"),
      Id.of("ph-sss", "PH_SSS")
          .because("opens a person's social insurance", "Social Security System of the Philippines")
          .named("sss", "crn", "umid")
          .about(Topic.SOCIAL, FILIPINO)
          .written(NAMED, _ -> true, "99-9999999-9", "9999-9999999-9")
          .hits("SSS 34-1234567-8")
          .misses("item 34-1234567-8"));

  private SouthEastAsia() {}

  private static boolean singaporean(String code) {
    char kind = code.charAt(0);
    int sum = sum(code.substring(1), 2, 7, 6, 5, 4, 3, 2)
        + (kind == 'T' || kind == 'G' ? 4 : kind == 'M' ? 3 : 0);
    String checks = switch (kind) {
      case 'S', 'T' -> "JZIHGFEDCBA";
      case 'F', 'G' -> "XWUTRQPNMLK";
      case 'M' -> "XWUTRQPNJLK";
      default -> "";
    };
    int rest = kind == 'M' ? 10 - sum % 11 : sum % 11;
    return !checks.isEmpty() && checks.charAt(rest) == code.charAt(8);
  }

  private static boolean business(String code) {
    return "XMKECAWLJDB".charAt(sum(code, 10, 4, 9, 3, 8, 2, 7, 1) % 11) == code.charAt(8);
  }

  private static boolean local(String code) {
    int year = number(code, 0, 4);
    return year >= 1800 && year <= 2050
        && "ZKCMDNERGWH".charAt(sum(code, 10, 8, 6, 4, 9, 7, 5, 3, 1) % 11) == code.charAt(9);
  }

  private static boolean entity(String code) {
    String signs = "ABCDEFGHJKLMNPQRSTUVWX0123456789";
    int[] weights = {4, 3, 5, 3, 10, 2, 2, 5, 7};
    int sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += signs.indexOf(code.charAt(i)) * weights[i];
    }
    return "RST".indexOf(code.charAt(0)) >= 0 && signs.charAt(Math.floorMod(sum - 5, 11)) == code.charAt(9);
  }

  /** First the kind of registration, then a province's code. */
  private static boolean thai(String code) {
    int province = number(code, 1, 3);
    boolean known = province >= 10 && province <= 96
        && province % 10 <= "0979987766".charAt(province / 10) - '0';
    return known && code.charAt(0) >= '1' && code.charAt(0) <= '8'
        && (11 - sum(code, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2) % 11) % 10 == digit(code, 12);
  }

  private static boolean malaysian(String code) {
    int place = number(code, 6, 8);
    return Day.yymmdd(code, 0) && place > 0
        && (place < 17 || place > 20 && place < 60 || place == 82 || place > 70 && place < 80);
  }

  private static boolean indonesian(String code) {
    int province = number(code, 0, 2);
    return province >= 11 && province <= 96 && Day.exists(number(code, 8, 10), number(code, 6, 8) % 40);
  }

  private static boolean filipino(String code) {
    return sum(code, 9, 8, 7, 6, 5, 4, 3, 2) % 11 == digit(code, 8) && number(code, 0, 9) > 0;
  }
}
