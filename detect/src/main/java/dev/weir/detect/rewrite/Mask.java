package dev.weir.detect.rewrite;

import dev.weir.model.Kind;

/**
 * Keeps a value's shape and little of its content: of a card and an account number the last four characters (and the country),
 * of a social security number the last four digits, of a phone number the last two, of an e-mail address its first letter and
 * top-level domain, of a secret nothing, not even its length.
 */
final class Mask {

  private static final String NOTHING = "********";

  private Mask() {}

  /** Returns {@code value} masked: letters, digits, stars and the value's own separators only. */
  static String of(Kind kind, String value) {
    return switch (kind.name()) {
      case "EMAIL" -> email(value);
      case "CREDIT_CARD", "US_SSN" -> stars(value, 0, 4);
      case "IBAN" -> stars(value, 2, 4);
      case "PHONE" -> stars(value, 0, 2);
      case "IP_ADDRESS" -> stars(value, 0, 0);
      case "SECRET" -> NOTHING;
      default -> shape(value);
    };
  }

  private static String email(String value) {
    return value.substring(0, value.offsetByCodePoints(0, 1)) + "***@***"
        + value.substring(value.lastIndexOf('.'));
  }

  /** Stars for letters and digits but the first and the last few of them. */
  private static String stars(String value, int first, int last) {
    int total = (int) value.chars().filter(Character::isLetterOrDigit).count();
    StringBuilder out = new StringBuilder(value.length());
    int seen = 0;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      boolean counted = Character.isLetterOrDigit(c);
      seen += counted ? 1 : 0;
      out.append(!counted || seen <= first || seen > total - last ? c : '*');
    }
    return out.toString();
  }

  private static String shape(String value) {
    StringBuilder out = new StringBuilder(value.length());
    value.codePoints()
        .forEach(c -> out.appendCodePoint(Character.isDigit(c) ? '*' : Character.isLetter(c) ? 'x' : c));
    return out.toString();
  }
}
