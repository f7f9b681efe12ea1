package dev.weir.detect.pii.phone;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.List;
import java.util.Optional;

/** The numbering plans of the world, as libphonenumber knows them; read at the first candidate, in tens of milliseconds. */
final class Plan {

  /** Countries whose numbers have a length of their own, so that what is valid there is rather a number than not. */
  private static final List<String> STRICT = List.of("US", "GB", "FR", "ES", "IT", "AU", "TR", "PH", "BR",
      "IN", "NL", "BE",
      "CH", "PL", "SE", "ZA", "NG", "CN", "JP", "MX", "DE");
  private static final List<String> MOBILES = List.of("GB", "TR", "PH", "FR", "NG");

  private Plan() {}

  /** Returns whether a number with its country code can be dialled, or would if it were given out. */
  static boolean reaches(String written) {
    return parsed(written, "ZZ")
        .filter(number -> valid(number) || util().isPossibleNumber(number)
            && String.valueOf(number.getNationalNumber()).length() >= 7)
        .isPresent();
  }

  static boolean exists(String written) {
    return parsed(written, "ZZ").filter(Plan::valid).isPresent();
  }

  /** Returns whether the number can be dialled inside of one of the countries. */
  static boolean national(String written) {
    return STRICT.stream().anyMatch(home -> parsed(written, home).filter(Plan::valid).isPresent());
  }

  /** Returns whether the number is a mobile telephone's with its trunk prefix, or a landline's of a country with area codes. */
  static boolean trunk(String digits) {
    return MOBILES.stream().anyMatch(home -> parsed(digits, home)
        .filter(number -> valid(number)
            && (home.equals("TR") || util().getNumberType(number) == PhoneNumberType.MOBILE))
        .isPresent());
  }

  private static boolean valid(PhoneNumber number) {
    return util().isValidNumber(number);
  }

  private static Optional<PhoneNumber> parsed(String written, String home) {
    try {
      return Optional.of(util().parse(written, home));
    } catch (NumberParseException e) {
      return Optional.empty();
    }
  }

  private static PhoneNumberUtil util() {
    return PhoneNumberUtil.getInstance();
  }
}
