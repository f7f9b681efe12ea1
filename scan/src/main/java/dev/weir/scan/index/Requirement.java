package dev.weir.scan.index;

import java.util.Locale;
import java.util.Optional;

/**
 * A package that somebody asked for: {@code requests}, or {@code requests==2.32.3}.
 *
 * @param name as the index spells it (PEP 503): lower-case, with single hyphens
 * @param version exactly this one; empty for the newest
 */
public record Requirement(String name, Optional<PythonVersion> version) {

  private static final String IS = "==";
  private static final int LONGEST = 200;

  /** Returns what {@code text} asks for; empty where it is no package by name (PEP 508), or asks for more than a version. */
  public static Optional<Requirement> parse(String text) {
    int is = text.indexOf(IS);
    String name = (is < 0 ? text : text.substring(0, is)).strip();
    if (!isName(name)) {
      return Optional.empty();
    }
    return is < 0
        ? Optional.of(new Requirement(normal(name), Optional.empty()))
        : PythonVersion.parse(text.substring(is + IS.length()).strip())
            .map(version -> new Requirement(normal(name), Optional.of(version)));
  }

  /** Returns the one spelling of a name that has several: {@code Zope.Interface} is {@code zope-interface}. */
  static String normal(String name) {
    StringBuilder normal = new StringBuilder();
    for (char c : name.toLowerCase(Locale.ROOT).toCharArray()) {
      boolean separator = c == '-' || c == '_' || c == '.';
      if (!separator) {
        normal.append(c);
      } else if (!normal.isEmpty() && normal.charAt(normal.length() - 1) != '-') {
        normal.append('-');
      }
    }
    return normal.toString();
  }

  private static boolean isName(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean within = i > 0 && i < text.length() - 1 && (c == '-' || c == '_' || c == '.');
      if (!within && !isAlphanumeric(c)) {
        return false;
      }
    }
    return !text.isEmpty() && text.length() <= LONGEST;
  }

  private static boolean isAlphanumeric(int c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
  }

  @Override
  public String toString() {
    return name + version.map(exact -> IS + exact).orElse("");
  }
}
