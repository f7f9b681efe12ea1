package dev.weir.detect.rewrite;

import dev.weir.model.Kind;

/**
 * Says less, and nothing that is not true. Source of the cuts: the HIPAA safe harbour (45 CFR 164.514(b)(2)) for dates and
 * US postcodes; RFC 4291 and common practice for networks.
 */
final class General {

  private static final int ZIP_AREA = 3;

  private General() {}

  /** Returns something coarser than {@code value}: at the least its kind. */
  static String of(Kind kind, String value) {
    return switch (kind.name()) {
      case "EMAIL" -> Operators.placeholder(kind) + value.substring(value.lastIndexOf('@'));
      case "DATE_OF_BIRTH", "DATE" -> year(kind, value);
      case "IP_ADDRESS" -> network(value);
      case "IBAN" -> value.substring(0, 2) + Operators.placeholder(kind);
      case "PHONE" -> country(kind, value);
      case "UK_POSTCODE" -> outward(value);
      case "ZIP_CODE", "US_ZIP" ->
        value.length() < ZIP_AREA + 2 ? Operators.placeholder(kind) : value.substring(0, ZIP_AREA) + "**";
      default -> Operators.placeholder(kind);
    };
  }

  /** The only run of four digits; a date without one has no year that could be told from a day. */
  private static String year(Kind kind, String value) {
    for (int i = 0; i < value.length(); i++) {
      int end = i;
      while (end < value.length() && Character.isDigit(value.charAt(end))) {
        end++;
      }
      if (end - i == 4) {
        return value.substring(i, end);
      }
      i = Math.max(i, end - 1);
    }
    return Operators.placeholder(kind);
  }

  private static String network(String value) {
    int dot = value.indexOf('.');
    if (value.indexOf(':') < 0) {
      return value.substring(0, value.indexOf('.', dot + 1)) + ".0.0";
    }
    int end = 0;
    for (int group = 0; group < 3; group++) {
      int colon = value.indexOf(':', end);
      if (colon < 0 || colon == end) {
        break;
      }
      end = colon + 1;
    }
    return end == 0 ? "::" : value.substring(0, end) + ":";
  }

  private static String country(Kind kind, String value) {
    int end = 1;
    while (end < value.length() && end < 4 && Character.isDigit(value.charAt(end))) {
      end++;
    }
    boolean told = value.charAt(0) == '+' && end < value.length() && !Character.isDigit(value.charAt(end));
    return told ? value.substring(0, end) + Operators.placeholder(kind) : Operators.placeholder(kind);
  }

  /** Always all but the last three: {@code SW1A 1AA} is in {@code SW1A}. */
  private static String outward(String value) {
    return value.substring(0, Math.max(2, value.length() - 3)).strip();
  }
}
