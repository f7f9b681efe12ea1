package dev.weir.detect.pii.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import dev.weir.detect.pii.phone.Region.Line;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What the metadata says is what libphonenumber makes of it. */
class PlanTest {

  private static final PhoneNumberUtil UTIL = PhoneNumberUtil.getInstance();
  private static final int NUMBERS_OF_EACH_CODE = 400;

  @Test
  void tellsLinesAsLibphonenumberDoes() {
    Random random = new Random(9);
    for (int code : UTIL.getSupportedCallingCodes()) {
      for (int i = 0; i < NUMBERS_OF_EACH_CODE; i++) {
        String digits = i % 2 == 0 ? near(code, random) : any(random, 2 + random.nextInt(14));
        assertThat(Plan.line(code, Digits.of(digits))).as("+%d %s", code, digits)
            .isEqualTo(line(code, digits));
      }
    }
  }

  /** A number that is given as an example of the region, with two of its digits changed. */
  private static String near(int code, Random random) {
    List<String> regions = UTIL.getRegionCodesForCountryCode(code);
    String region = regions.get(random.nextInt(regions.size()));
    var types = List.of(PhoneNumberUtil.PhoneNumberType.values());
    PhoneNumber example = region.equals(PhoneNumberUtil.REGION_CODE_FOR_NON_GEO_ENTITY)
        ? UTIL.getExampleNumberForNonGeoEntity(code)
        : UTIL.getExampleNumberForType(region, types.get(random.nextInt(types.size())));
    String digits = example == null ? any(random, 9) : UTIL.getNationalSignificantNumber(example);
    StringBuilder near = new StringBuilder(digits);
    for (int i = 0; i < 2; i++) {
      near.setCharAt(random.nextInt(near.length()), (char) ('0' + random.nextInt(10)));
    }
    return near.toString();
  }

  private static String any(Random random, int length) {
    StringBuilder digits = new StringBuilder();
    while (digits.length() < length) {
      digits.append(random.nextInt(10));
    }
    return digits.toString();
  }

  private static Line line(int code, String digits) {
    PhoneNumber number = new PhoneNumber().setCountryCode(code).setNationalNumber(Long.parseLong(digits));
    int zeros = digits.length() - String.valueOf(number.getNationalNumber()).length();
    if (zeros > 0) {
      number.setItalianLeadingZero(true).setNumberOfLeadingZeros(zeros);
    }
    if (!UTIL.isValidNumber(number)) {
      return Line.NONE;
    }
    return switch (UTIL.getNumberType(number)) {
      case FIXED_LINE -> Line.FIXED;
      case MOBILE -> Line.MOBILE;
      default -> Line.OTHER;
    };
  }

  @Test
  void readsTheSignsOfPatterns() {
    DigitAutomaton automaton = DigitAutomaton.of(List.of("[2-4]\\d{2}", "1(?:0?2|3[57]{1,2})", "", "20"));
    assertThat(automaton.matches(Digits.of("299"))).isEqualTo(1);
    assertThat(automaton.matches(Digits.of("102"))).isEqualTo(2);
    assertThat(automaton.matches(Digits.of("12"))).isEqualTo(2);
    assertThat(automaton.matches(Digits.of("1375"))).isEqualTo(2);
    assertThat(automaton.matches(Digits.of("13"))).isZero();
    assertThat(automaton.matches(Digits.of("20"))).isEqualTo(8);
    assertThat(automaton.begins(Digits.of("2055"))).isEqualTo(9);
  }

  @Test
  void refusesWhatIsNoPatternOfDigits() {
    assertThatIllegalArgumentException().isThrownBy(() -> DigitAutomaton.of(List.of("1+")));
  }
}
