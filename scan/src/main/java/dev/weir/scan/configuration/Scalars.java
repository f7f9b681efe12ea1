package dev.weir.scan.configuration;

import java.util.Set;

/** Tells of single values in configuration files whether they are addresses. */
final class Scalars {

  private static final int LONGEST = 400;
  private static final Entry OTHER = new Entry.Other();
  /** What follows the last dot of names of files, which otherwise look like hosts. */
  private static final Set<String> OF_FILES = Set.of("py", "yaml", "yml", "json", "toml", "ini", "cfg",
      "conf", "env",
      "txt", "log", "db", "sqlite", "csv", "tsv", "pem", "crt", "key", "html", "htm", "md", "rst", "sh",
      "xml", "sql",
      "pkl", "pt", "bin", "png", "jpg", "svg", "pdf", "zip", "gz", "js", "css", "so", "lock");

  private Scalars() {}

  /** Returns a value as an entry; quotes around it and variables of the environment in it are taken for what they mean. */
  static Entry of(String written) {
    String text = filled(unquoted(written));
    return text.length() <= LONGEST && isAddress(text) ? new Entry.Address(text) : OTHER;
  }

  static String unquoted(String text) {
    boolean quoted = text.length() > 1 && (text.charAt(0) == '"' || text.charAt(0) == '\'')
        && text.charAt(text.length() - 1) == text.charAt(0);
    return quoted ? text.substring(1, text.length() - 1) : text;
  }

  /** Returns a text with {@code *} for each variable, or with what is taken where that is not set: {@code ${URL:-https://a.b}}. */
  private static String filled(String text) {
    StringBuilder filled = new StringBuilder();
    int from = 0;
    for (int at = text.indexOf("${"); at >= 0; at = text.indexOf("${", from)) {
      int end = text.indexOf('}', at);
      if (end < 0) {
        break;
      }
      int otherwise = text.indexOf(":-", at);
      filled.append(text, from, at)
          .append(otherwise >= 0 && otherwise < end ? text.substring(otherwise + 2, end) : "*");
      from = end + 1;
    }
    return filled.append(text.substring(from)).toString();
  }

  private static boolean isAddress(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) <= ' ' || text.charAt(i) > '~') {
        return false;
      }
    }
    return text.indexOf("://") > 0 || isHost(text);
  }

  private static boolean isHost(String text) {
    int colon = text.indexOf(':');
    String host = colon < 0 ? text : text.substring(0, colon);
    boolean port = colon < 0 || isNumber(text.substring(colon + 1));
    int dot = host.lastIndexOf('.');
    String last = host.substring(dot + 1);
    boolean named = last.length() > 1 && last.chars().allMatch(Character::isLetter)
        && !OF_FILES.contains(last);
    boolean numbered = isNumber(last) && host.chars().filter(letter -> letter == '.').count() == 3;
    boolean labels = host.chars()
        .allMatch(letter -> Character.isLetterOrDigit(letter) || letter == '.' || letter == '-');
    return port && labels && (dot > 0 && (named || numbered) || host.equals("localhost"));
  }

  private static boolean isNumber(String text) {
    return !text.isEmpty() && text.length() < 6
        && text.chars().allMatch(digit -> digit >= '0' && digit <= '9');
  }
}
