package dev.weir.model.net;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * Names beyond ASCII as the A-labels that name servers know: UTS #46, non-transitional, for every name on which it and
 * IDNA 2008 agree; all others are refused, never guessed. Needs no table: what is mapped comes from the JDK's
 * normalisation (RFC 5895), what is valid is derived from its character properties (RFC 5892 section 2).
 */
final class Idn {

  private static final String PREFIX = "xn--";
  private static final int DOTLESS_I = 0x131;
  private static final int CAPITAL_DOTTED_I = 0x130;
  private static final char FINAL_SIGMA = '\u03c2';
  private static final char IDEOGRAPHIC_STOP = '\u3002';
  private static final char FULL_WIDTH_STOP = '\uff0e';
  private static final char HALF_WIDTH_STOP = '\uff61';

  private Idn() {}

  /** Returns {@code name} with an A-label for each label beyond ASCII; empty where there is none, or one that is refused. */
  static Optional<String> toAscii(String name) {
    Optional<String> mapped = name.chars().allMatch(c -> c < 128) ? Optional.empty() : mapped(name);
    if (mapped.isEmpty() || !Bidi.fits(mapped.get())) {
      return Optional.empty();
    }
    StringJoiner ascii = new StringJoiner(".");
    for (String label : mapped.get().split("\\.", -1)) {
      int[] points = label.codePoints().toArray();
      Optional<String> encoded = label.chars().allMatch(c -> c < 128)
          ? Optional.of(label)
          : isValid(points) ? Punycode.encode(points).map(PREFIX::concat) : Optional.empty();
      if (encoded.isEmpty()) {
        return Optional.empty();
      }
      ascii.add(encoded.get());
    }
    return Optional.of(ascii.toString());
  }

  /**
   * Returns whether every A-label of {@code name}, in lower case, stands for a text beyond ASCII of which it is the one
   * encoding: another program that shows or converts it comes to no other name.
   */
  static boolean isCanonical(String name) {
    for (int at = name.indexOf(PREFIX); at >= 0; at = name.indexOf(PREFIX, at + 1)) {
      int end = name.indexOf('.', at);
      boolean starts = at == 0 || name.charAt(at - 1) == '.';
      if (starts && !isALabel(name.substring(at + PREFIX.length(), end < 0 ? name.length() : end))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isALabel(String encoded) {
    Optional<String> text = Punycode.decode(encoded);
    return text.isPresent() && text.get().chars().anyMatch(c -> c >= 128)
        && text.get().codePoints().allMatch(Idn::isVisible)
        && mapped(text.get()).equals(text)
        && Punycode.encode(text.get().codePoints().toArray()).filter(encoded::equals).isPresent();
  }

  /** Symbols may stand in an A-label, as they do under some domains; what shows nothing may not, but for the two joiners. */
  private static boolean isVisible(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL, Character.PRIVATE_USE, Character.UNASSIGNED, Character.SPACE_SEPARATOR -> false;
      case Character.FORMAT -> c == 0x200c || c == 0x200d;
      default -> true;
    };
  }

  /** Compatibility forms, capitals and the dots of other scripts as what they stand for. */
  private static Optional<String> mapped(String name) {
    StringBuilder lower = new StringBuilder();
    for (int i = 0; i < name.length(); i = name.offsetByCodePoints(i, 1)) {
      int c = name.codePointAt(i);
      String plain = Normalizer.normalize(Character.toString(c), Form.NFKC);
      if (!isDot(c) && holdsDot(plain) || c != FINAL_SIGMA && plain.indexOf(FINAL_SIGMA) >= 0
          || c == CAPITAL_DOTTED_I) {
        // One letter that stands for a dot and more, or that NFKC takes elsewhere than UTS #46 does.
        return Optional.empty();
      }
      plain.codePoints().map(Idn::small).forEach(lower::appendCodePoint);
    }
    return Optional.of(Normalizer.normalize(lower.toString().replace(IDEOGRAPHIC_STOP, '.'), Form.NFKC));
  }

  private static boolean isDot(int c) {
    return c == '.' || c == IDEOGRAPHIC_STOP || c == FULL_WIDTH_STOP || c == HALF_WIDTH_STOP;
  }

  private static boolean holdsDot(String text) {
    return text.indexOf('.') >= 0 || text.indexOf(IDEOGRAPHIC_STOP) >= 0;
  }

  /** The case that Unicode folds to: small, but for Cherokee, whose capitals came first. */
  private static int small(int c) {
    return UnicodeScript.of(c) == UnicodeScript.CHEROKEE
        ? Character.toUpperCase(c)
        : Character.toLowerCase(c);
  }

  private static boolean isValid(int[] label) {
    if (isMark(label[0])) {
      return false;
    }
    for (int c : label) {
      if (!(c < 128 ? isLdh(c) : isProtocolValid(c))) {
        return false;
      }
    }
    boolean reserved = label.length > 3 && label[2] == '-' && label[3] == '-';
    return label[0] != '-' && label[label.length - 1] != '-' && !reserved;
  }

  private static boolean isLdh(int c) {
    return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-';
  }

  /** RFC 5892 sections 2.6 to 2.9; characters whose validity depends on their neighbours count as not valid. */
  private static boolean isProtocolValid(int c) {
    return switch (c) {
      case 0xdf, 0x3c2, 0x6fd, 0x6fe, 0xf0b, 0x3007 -> true;
      case 0x375, 0x640, 0x7fa, 0x302e, 0x302f, 0x3031, 0x3032, 0x3033, 0x3034, 0x3035, 0x303b -> false;
      default -> isLetterDigit(c) && isFolded(c) && !isContextual(c) && !isOldHangul(c) && !isIgnorable(c);
    };
  }

  /** What has a capital whose small form is another letter would be folded once more by other programs. */
  private static boolean isFolded(int c) {
    String letter = Character.toString(c);
    String there = letter.toUpperCase(Locale.ROOT);
    String back = UnicodeScript.of(c) == UnicodeScript.CHEROKEE ? there : there.toLowerCase(Locale.ROOT);
    return c == DOTLESS_I || Normalizer.normalize(back, Form.NFKC).equals(letter);
  }

  /** Marks that show nothing: two names that differ by them look the same. */
  private static boolean isIgnorable(int c) {
    return c == 0x34f || c == 0x17b4 || c == 0x17b5 || c >= 0x180b && c <= 0x180f
        || c >= 0xfe00 && c <= 0xfe0f || c >= 0xe0100 && c <= 0xe01ef;
  }

  private static boolean isContextual(int c) {
    return c >= 0x660 && c <= 0x669 || c >= 0x6f0 && c <= 0x6f9;
  }

  private static boolean isOldHangul(int c) {
    return c >= 0x1100 && c <= 0x11ff || c >= 0xa960 && c <= 0xa97f || c >= 0xd7b0 && c <= 0xd7ff;
  }

  private static boolean isLetterDigit(int c) {
    return switch (Character.getType(c)) {
      case Character.LOWERCASE_LETTER, Character.UPPERCASE_LETTER, Character.OTHER_LETTER,
          Character.MODIFIER_LETTER, Character.DECIMAL_DIGIT_NUMBER ->
        true;
      default -> isMark(c);
    };
  }

  private static boolean isMark(int c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }
}
