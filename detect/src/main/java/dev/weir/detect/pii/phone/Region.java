package dev.weir.detect.pii.phone;

import com.google.i18n.phonenumbers.Phonemetadata.PhoneMetadata;
import com.google.i18n.phonenumbers.Phonemetadata.PhoneNumberDesc;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of a region, as its metadata tells them: the same answers as libphonenumber gives, a hundred times as fast, since
 * its regular expressions are made one automaton.
 */
final class Region {

  /** What a number is given to. */
  enum Line {
    NONE, FIXED, MOBILE, OTHER
  }

  private static final int FIXED = 1;
  private static final int MOBILE = 2;

  private final DigitAutomaton automaton;
  /** For each pattern a bit for each length that its numbers may have. */
  private final int[] lengths;
  private final boolean alike;
  private final DigitAutomaton leading;
  private final boolean leads;

  private Region(List<PhoneNumberDesc> patterns, PhoneMetadata metadata) {
    automaton = DigitAutomaton.of(patterns.stream().map(PhoneNumberDesc::getNationalNumberPattern).toList());
    lengths = patterns.stream().mapToInt(Region::lengths).toArray();
    alike = metadata.getSameMobileAndFixedLinePattern();
    leads = metadata.hasLeadingDigits();
    leading = DigitAutomaton.of(List.of(metadata.getLeadingDigits()));
  }

  static Region of(PhoneMetadata metadata) {
    return new Region(
        Stream.of(metadata.getGeneralDesc(), metadata.getFixedLine(), metadata.getMobile(),
            metadata.getPremiumRate(), metadata.getTollFree(), metadata.getSharedCost(), metadata.getVoip(),
            metadata.getPersonalNumber(), metadata.getPager(), metadata.getUan(), metadata.getVoicemail())
            .toList(),
        metadata);
  }

  private static int lengths(PhoneNumberDesc pattern) {
    int lengths = pattern.getPossibleLengthCount() == 0 ? -1 : 0;
    for (int length : pattern.getPossibleLengthList()) {
      lengths |= length < 0 ? 0 : 1 << length;
    }
    return lengths;
  }

  /** Returns what has this number if it is this region's among those that share a calling code; null where it is not. */
  @Nullable
  Line own(Digits digits) {
    if (leads && leading.begins(digits) == 0) {
      return null;
    }
    Line line = line(digits);
    return leads || line != Line.NONE ? line : null;
  }

  /** Returns what has this number in the region. */
  Line line(Digits digits) {
    int matched = automaton.matches(digits);
    int is = 0;
    for (int rest = matched; rest != 0; rest &= rest - 1) {
      int pattern = Integer.numberOfTrailingZeros(rest);
      is |= (lengths[pattern] >> digits.length() & 1) << pattern;
    }
    if ((is & 1) == 0 || is == 1) {
      return Line.NONE;
    }
    boolean fixed = (is >> FIXED & 1) != 0;
    boolean mobile = (is >> MOBILE & 1) != 0;
    if (is >> MOBILE + 1 != 0 || fixed && (alike || mobile)) {
      return Line.OTHER;
    }
    return fixed ? Line.FIXED : alike ? Line.NONE : Line.MOBILE;
  }
}
