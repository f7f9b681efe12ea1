package dev.weir.scan.flow;

import java.util.List;

/** Tells constants that may be secrets from those that stand for one. */
final class Secrets {

  private static final int SHORTEST = 6;
  private static final int LONGEST = 2048;
  private static final int SHORTEST_WITHOUT_DIGIT = 12;

  /** Returns whether a constant may be a key or a password: not a name, a placeholder or a sentence. */
  static boolean isPlausible(String constant) {
    if (constant.length() < SHORTEST || constant.length() > LONGEST) {
      return false;
    }
    boolean digit = false;
    boolean upper = false;
    boolean lower = false;
    boolean other = false;
    for (int i = 0; i < constant.length(); i++) {
      char c = constant.charAt(i);
      if (c <= ' ' || c == '<' || c == '>' || c == '{' || c == '*' || c == '(' || c > '~') {
        return false;
      }
      digit |= c >= '0' && c <= '9';
      upper |= c >= 'A' && c <= 'Z';
      lower |= c >= 'a' && c <= 'z';
      other |= "!@#%^&+=/".indexOf(c) >= 0;
    }
    return (digit && (upper || lower)
        || upper && lower && (other || constant.length() >= SHORTEST_WITHOUT_DIGIT) || digit && other)
        && !standsForOne(constant) && constant.indexOf("://") < 0;
  }

  /** Returns whether credentials end in a constant that may be a password, as {@code login("me", "...")} and a pair of both do. */
  static boolean isWritten(List<Value> credentials) {
    if (credentials.isEmpty()) {
      return false;
    }
    Value last = credentials.getLast();
    Shape pair = Things.shape(last);
    Value password = pair == null || pair.keyed() || pair.fields().size() != 2
        ? last
        : pair.fields().getOrDefault("1", Value.NOTHING);
    return isPlausible(password.constant());
  }

  private static boolean standsForOne(String constant) {
    String lower = constant.toLowerCase(java.util.Locale.ROOT);
    return lower.contains("your") || lower.contains("xxx") || lower.contains("example")
        || lower.contains("placeholder")
        || lower.contains("changeme") || lower.contains("...") || lower.startsWith("$")
        || lower.contains("insert");
  }

  private Secrets() {}
}
