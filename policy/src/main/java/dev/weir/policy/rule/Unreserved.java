package dev.weir.policy.rule;

/**
 * Writes a path with letters, digits and {@code -._~} unescaped: {@code /%61dmin} and {@code /admin} are the same path
 * to every server, and so they must be to a condition (RFC 3986 section 6.2.2.2).
 */
final class Unreserved {

  private Unreserved() {}

  /** Returns the normal form; all other escapes stay, in upper case. */
  static String decode(String path) {
    if (path.indexOf('%') < 0) {
      return path;
    }
    StringBuilder out = new StringBuilder(path.length());
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      int high = c == '%' && i + 2 < path.length() ? Character.digit(path.charAt(i + 1), 16) : -1;
      int low = high < 0 ? -1 : Character.digit(path.charAt(i + 2), 16);
      if (low < 0) {
        out.append(c);
        continue;
      }
      char decoded = (char) (high << 4 | low);
      if (isUnreserved(decoded)) {
        out.append(decoded);
      } else {
        out.append('%').append(upper(high)).append(upper(low));
      }
      i += 2;
    }
    return out.toString();
  }

  private static char upper(int digit) {
    return (char) (digit < 10 ? '0' + digit : 'A' + digit - 10);
  }

  private static boolean isUnreserved(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '.'
        || c == '_'
        || c == '~';
  }
}
