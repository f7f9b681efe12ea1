package dev.weir.detect.pii.phone;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Predicate;

/**
 * The numbering plans of the world, as libphonenumber knows them; read at the first candidate, in tens of milliseconds. That
 * library is asked for what has a length that the country's numbers have; it parses nothing, which costs it microseconds.
 */
final class Plan {

  /** Countries whose numbers have a length of their own, so that what is valid there is rather a number than not. */
  private static final List<String> STRICT = List.of("US", "GB", "FR", "ES", "IT", "AU", "TR", "PH", "BR",
      "IN", "NL", "BE",
      "CH", "PL", "SE", "ZA", "NG", "CN", "JP", "MX", "DE");
  private static final List<String> MOBILES = List.of("GB", "TR", "PH", "FR", "NG");

  /** Two dozen countries share it, and no area code of theirs begins with 0 or 1. */
  private static final int NORTH_AMERICA = 1;
  private static final int SHORTEST = 7;
  private static final int LONGEST = 15;
  private static final int LONGEST_CODE = 3;

  /** By calling code: read when a number asks for it. */
  private static final ConcurrentMap<Integer, Country> COUNTRIES = new ConcurrentHashMap<>();

  private Plan() {}

  /**
   * A country, or several that share a calling code.
   *
   * @param trunk what is dialled before a number within the country; may be empty
   * @param lengths a bit for each number of digits that its numbers may have
   */
  private record Country(int code, String trunk, int lengths) {

    static Country of(int code) {
      String region = util().getRegionCodeForCountryCode(code);
      String trunk = PhoneNumberUtil.REGION_CODE_FOR_NON_GEO_ENTITY.equals(region)
          ? null
          : util().getNddPrefixForRegion(region, true);
      int lengths = 0;
      for (int length = 2; length <= LONGEST; length++) {
        lengths |= util().isPossibleNumber(number(code, "9".repeat(length))) ? 1 << length : 0;
      }
      return new Country(code, trunk == null ? "" : trunk, lengths);
    }

    boolean possible(String digits) {
      return digits.length() <= LONGEST && (lengths >> digits.length() & 1) != 0;
    }

    /** Returns the digits behind the trunk prefix; all of them where it has none. */
    String behindTrunk(String digits) {
      return digits.startsWith(trunk) ? digits.substring(trunk.length()) : digits;
    }

    /** Returns whether digits as they are dialled in the country, with its own code or not, are a number that {@code fits}. */
    boolean dials(String digits, Predicate<PhoneNumber> fits) {
      String own = String.valueOf(code);
      return isNumber(behindTrunk(digits), fits) || !trunk.isEmpty() && isNumber(digits, fits)
          || digits.startsWith(own) && isNumber(behindTrunk(digits.substring(own.length())), fits);
    }

    private boolean isNumber(String digits, Predicate<PhoneNumber> fits) {
      if (!possible(digits) || code == NORTH_AMERICA && digits.charAt(0) < '2') {
        return false;
      }
      PhoneNumber number = number(code, digits);
      return util().isValidNumber(number) && fits.test(number);
    }
  }

  /** Returns whether the digits, a country code first, can be dialled, or could if they were given out. */
  static boolean reaches(String digits) {
    return country(digits).filter(country -> {
      String own = digits.substring(String.valueOf(country.code()).length());
      String behind = country.behindTrunk(own);
      String meant = country.possible(behind) ? behind : own;
      return country.possible(meant) && meant.replaceFirst("^0+", "").length() >= SHORTEST
          || country.dials(own, _ -> true);
    }).isPresent();
  }

  private static Optional<Country> country(String digits) {
    int longest = digits.startsWith("0") ? 0 : Math.min(LONGEST_CODE, digits.length() - 1);
    for (int length = 1; length <= longest; length++) {
      int code = Integer.parseInt(digits, 0, length, 10);
      if (util().getSupportedCallingCodes().contains(code)) {
        return Optional.of(country(code));
      }
    }
    return Optional.empty();
  }

  private static Country country(int code) {
    return COUNTRIES.computeIfAbsent(code, Country::of);
  }

  private static Country home(String region) {
    return country(util().getCountryCodeForRegion(region));
  }

  /** Returns whether the number can be dialled inside of one of the countries. */
  static boolean national(String digits) {
    return STRICT.stream().anyMatch(region -> home(region).dials(digits, _ -> true));
  }

  /** The same of digits in one piece: without a trunk prefix only what are not the landlines of a large country. */
  static boolean dialled(String digits) {
    return digits.startsWith("0")
        ? national(digits)
        : STRICT.stream().anyMatch(region -> home(region).dials(digits,
            number -> util().getNumberType(number) != PhoneNumberType.FIXED_LINE));
  }

  /** Returns whether the number is a mobile telephone's with its trunk prefix, or a landline's of a country with area codes. */
  static boolean trunk(String digits) {
    return MOBILES.stream().anyMatch(region -> home(region).dials(digits,
        number -> region.equals("TR") || util().getNumberType(number) == PhoneNumberType.MOBILE));
  }

  private static PhoneNumber number(int code, String digits) {
    PhoneNumber number = new PhoneNumber().setCountryCode(code).setNationalNumber(Long.parseLong(digits));
    int zeros = 0;
    while (zeros < digits.length() - 1 && digits.charAt(zeros) == '0') {
      zeros++;
    }
    return zeros == 0 ? number : number.setItalianLeadingZero(true).setNumberOfLeadingZeros(zeros);
  }

  private static PhoneNumberUtil util() {
    return PhoneNumberUtil.getInstance();
  }
}
