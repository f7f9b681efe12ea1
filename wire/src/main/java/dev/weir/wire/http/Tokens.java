package dev.weir.wire.http;

import dev.weir.model.net.Headers;

/** Comma-separated tokens in the fields of one name. */
final class Tokens {

  private Tokens() {}

  /** Returns whether a field called {@code field} lists {@code token}, in any case. */
  static boolean contains(Headers headers, String field, String token) {
    for (int i = 0; i < headers.size(); i++) {
      if (headers.name(i).length() == field.length() && headers.name(i).equalsIgnoreCase(field)
          && lists(headers.value(i), token)) {
        return true;
      }
    }
    return false;
  }

  private static boolean lists(String value, String token) {
    if (value.length() == token.length()) {
      return value.equalsIgnoreCase(token);
    }
    int at = 0;
    while (at <= value.length()) {
      int comma = value.indexOf(',', at);
      int end = comma < 0 ? value.length() : comma;
      if (value.substring(at, end).strip().equalsIgnoreCase(token)) {
        return true;
      }
      at = end + 1;
    }
    return false;
  }
}
