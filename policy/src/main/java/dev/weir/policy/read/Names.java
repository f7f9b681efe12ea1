package dev.weir.policy.read;

import java.util.Optional;
import java.util.Set;

/** What may be a name of something, and which kinds of data there are. */
final class Names {

  private static final int LONGEST = 100;

  private static final Set<String> METHOD_MARKS = Set.of("-", "_");

  private Names() {}

  /** Returns {@code text} if it can stand in a path and in a log line: letters, digits, dot, hyphen, underscore. */
  static Optional<String> plain(String text) {
    boolean plain = text.chars().allMatch(c -> isAlphanumeric(c) || c == '.' || c == '-' || c == '_');
    return plain && text.length() <= LONGEST && !text.startsWith(".") ? Optional.of(text) : Optional.empty();
  }

  /** Returns {@code text} if it is one line that cannot be mistaken for one of Weir's own rules. */
  static Optional<String> ofRule(String text) {
    boolean line = text.codePoints().noneMatch(Character::isISOControl);
    return line && text.length() <= LONGEST && !text.startsWith("(") ? Optional.of(text) : Optional.empty();
  }

  /** Returns {@code text} if it is a method in upper case. */
  static Optional<String> method(String text) {
    boolean method = text.codePoints()
        .allMatch(c -> c >= 'A' && c <= 'Z' || METHOD_MARKS.contains(Character.toString(c)));
    return method && text.length() <= LONGEST ? Optional.of(text) : Optional.empty();
  }

  /** Returns {@code text} if it is a field name (RFC 9110 section 5.1), letters, digits, hyphen and underscore only. */
  static Optional<String> header(String text) {
    boolean header = text.chars().allMatch(c -> isAlphanumeric(c) || c == '-' || c == '_');
    return header && text.length() <= LONGEST ? Optional.of(text) : Optional.empty();
  }

  /** Returns {@code text} if it is a protocol that a connection may switch to, in lower case; HTTP/2 is none. */
  static Optional<String> upgrade(String text) {
    boolean token = text.chars()
        .allMatch(c -> c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || "-._/".indexOf(c) >= 0);
    return token && text.length() <= LONGEST && !text.equals("h2c") ? Optional.of(text) : Optional.empty();
  }

  private static boolean isAlphanumeric(int c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
  }
}
