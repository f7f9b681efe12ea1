package dev.weir.detect.pii.phone;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import com.google.i18n.phonenumbers.metadata.DefaultMetadataDependenciesProvider;
import com.google.i18n.phonenumbers.metadata.source.MetadataSource;
import dev.weir.detect.pii.phone.Region.Line;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The numbering plans of the world, as libphonenumber's metadata has them; each is read at the first candidate that asks for it,
 * in milliseconds.
 */
final class Plan {

  /** Two dozen countries share it, and no area code of theirs begins with 0 or 1. */
  private static final int NORTH_AMERICA = 1;
  private static final int SHORTEST = 7;
  private static final int LONGEST = 15;
  private static final int LONGEST_CODE = 3;
  private static final int CODES = 1000;

  private static final Set<Line> ANY = EnumSet.complementOf(EnumSet.of(Line.NONE));
  private static final Set<Line> NO_LANDLINE = EnumSet.of(Line.MOBILE, Line.OTHER);
  private static final Set<Line> MOBILE = EnumSet.of(Line.MOBILE);

  /** By calling code: read when a number asks for it. */
  private static final AtomicReferenceArray<@Nullable Country> COUNTRIES = new AtomicReferenceArray<>(CODES);
  private static final boolean[] SUPPORTED = new boolean[CODES];

  static {
    util().getSupportedCallingCodes().forEach(code -> SUPPORTED[code] = true);
  }

  private Plan() {}

  /** Read when the first national number asks for them. */
  private static final class Homes {

    /** Countries whose numbers have a length of their own, so that what is valid there is rather a number than not. */
    static final List<Country> STRICT = homes("US", "GB", "FR", "ES", "IT", "AU", "TR", "PH", "BR", "IN",
        "NL",
        "BE", "CH", "PL", "SE", "ZA", "NG", "CN", "JP", "MX", "DE");
    static final List<Country> MOBILES = homes("GB", "PH", "FR", "NG");
    static final Country TURKEY = homes("TR").getFirst();

    private static List<Country> homes(String... regions) {
      return List.of(regions).stream().map(region -> country(util().getCountryCodeForRegion(region)))
          .toList();
    }
  }

  /**
   * A country, or several that share a calling code.
   *
   * @param trunk what is dialled before a number within the country; may be empty
   * @param lengths a bit for each number of digits that its numbers may have
   */
  private record Country(int code, Digits own, Digits trunk, int lengths, List<Region> regions) {

    static Country of(int code) {
      String region = util().getRegionCodeForCountryCode(code);
      boolean geographic = !PhoneNumberUtil.REGION_CODE_FOR_NON_GEO_ENTITY.equals(region);
      String trunk = geographic ? util().getNddPrefixForRegion(region, true) : null;
      int lengths = 0;
      for (int length = 2; length <= LONGEST; length++) {
        PhoneNumber nines = new PhoneNumber().setCountryCode(code)
            .setNationalNumber(Long.parseLong("9".repeat(length)));
        lengths |= util().isPossibleNumber(nines) ? 1 << length : 0;
      }
      return new Country(code, Digits.of(String.valueOf(code)), Digits.of(trunk == null ? "" : trunk),
          lengths,
          regions(code, geographic));
    }

    private static List<Region> regions(int code, boolean geographic) {
      MetadataSource source = DefaultMetadataDependenciesProvider.getInstance()
          .getPhoneNumberMetadataSource();
      List<Region> regions = new ArrayList<>();
      for (String region : geographic ? util().getRegionCodesForCountryCode(code) : List.<String>of()) {
        regions.add(Region.of(source.getMetadataForRegion(region)));
      }
      return geographic
          ? List.copyOf(regions)
          : List.of(Region.of(source.getMetadataForNonGeographicalRegion(code)));
    }

    boolean possible(Digits digits) {
      return digits.length() <= LONGEST && (lengths >> digits.length() & 1) != 0;
    }

    /** Returns the digits behind the trunk prefix; all of them where it has none. */
    Digits behindTrunk(Digits digits) {
      return digits.startsWith(trunk) ? digits.without(trunk.length()) : digits;
    }

    /** Returns whether digits as they are dialled in the country, with its own code or not, are a number of such a line. */
    boolean dials(Digits digits, Set<Line> lines) {
      return isNumber(behindTrunk(digits), lines) || trunk.length() > 0 && isNumber(digits, lines)
          || digits.startsWith(own) && isNumber(behindTrunk(digits.without(own.length())), lines);
    }

    private boolean isNumber(Digits digits, Set<Line> lines) {
      return possible(digits) && !(code == NORTH_AMERICA && digits.at(0) < 2) && lines.contains(line(digits));
    }

    /** Returns what has the number in the first of the regions that owns it. */
    private Line line(Digits digits) {
      if (regions.size() == 1) {
        return regions.getFirst().line(digits);
      }
      for (Region region : regions) {
        Line line = region.own(digits);
        if (line != null) {
          return line;
        }
      }
      return Line.NONE;
    }
  }

  /** Returns whether the digits, a country code first, can be dialled, or could if they were given out. */
  static boolean reaches(Digits digits) {
    Country country = countryOf(digits);
    if (country == null) {
      return false;
    }
    Digits own = digits.without(country.own().length());
    Digits behind = country.behindTrunk(own);
    Digits meant = country.possible(behind) ? behind : own;
    return country.possible(meant) && meant.significant() >= SHORTEST || country.dials(own, ANY);
  }

  private static @Nullable Country countryOf(Digits digits) {
    int code = 0;
    for (int i = 0; i < Math.min(LONGEST_CODE, digits.length() - 1) && (i == 0 || code > 0); i++) {
      code = code * 10 + digits.at(i);
      if (SUPPORTED[code]) {
        return country(code);
      }
    }
    return null;
  }

  private static Country country(int code) {
    Country known = COUNTRIES.get(code);
    if (known == null) {
      known = Country.of(code);
      COUNTRIES.set(code, known);
    }
    return known;
  }

  /** Returns whether the number can be dialled inside of one of the countries. */
  static boolean national(Digits digits) {
    return dials(Homes.STRICT, digits, ANY);
  }

  /** The same of digits in one piece: without a trunk prefix only what are not the landlines of a large country. */
  static boolean dialled(Digits digits) {
    return dials(Homes.STRICT, digits, digits.at(0) == 0 ? ANY : NO_LANDLINE);
  }

  /** Returns whether the number is a mobile telephone's with its trunk prefix, or a landline's of a country with area codes. */
  static boolean trunk(Digits digits) {
    return dials(Homes.MOBILES, digits, MOBILE) || Homes.TURKEY.dials(digits, ANY);
  }

  private static boolean dials(List<Country> countries, Digits digits, Set<Line> lines) {
    for (Country country : countries) {
      if (country.dials(digits, lines)) {
        return true;
      }
    }
    return false;
  }

  /** Returns what has the digits behind a calling code. */
  static Line line(int code, Digits digits) {
    return country(code).line(digits);
  }

  private static PhoneNumberUtil util() {
    return PhoneNumberUtil.getInstance();
  }
}
