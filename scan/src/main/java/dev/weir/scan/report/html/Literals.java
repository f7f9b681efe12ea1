package dev.weir.scan.report.html;

import java.util.List;
import java.util.Locale;

/**
 * Hides string constants that are given to something with a name like a secret's ({@code password = "..."},
 * {@code token="..."}, {@code "api_key": "..."}), and passwords in URLs. It looks at names, so that it needs no idea of what
 * secrets look like.
 */
final class Literals implements Mask {

  private static final List<String> NAMES = List.of("secret", "passw", "pwd", "token", "apikey",
      "authorization",
      "credential", "privatekey", "accesskey", "auth", "dsn", "signature", "bearer");

  /** How far before a constant its name is looked for. */
  private static final int REACH = 60;

  @Override
  public String hide(String line) {
    StringBuilder shown = new StringBuilder(line.length());
    int at = 0;
    while (at < line.length()) {
      char c = line.charAt(at);
      if (c != '"' && c != '\'') {
        shown.append(c);
        at++;
        continue;
      }
      int end = end(line, at);
      String inner = line.substring(at + 1, end);
      boolean secret = inner.length() > 2 && isSecret(line.substring(Math.max(0, at - REACH), at));
      shown.append(c).append(secret ? HIDDEN : withoutPassword(inner));
      if (end < line.length()) {
        shown.append(c);
      }
      at = end + 1;
    }
    return shown.toString();
  }

  /** Returns where the constant that opens at {@code start} closes; the line's end where it does not. */
  private static int end(String line, int start) {
    for (int i = start + 1; i < line.length(); i++) {
      if (line.charAt(i) == '\\') {
        i++;
      } else if (line.charAt(i) == line.charAt(start)) {
        return i;
      }
    }
    return line.length();
  }

  /** Looks at the name before {@code =}, {@code :} or {@code ,}, whether it is in quotes, in brackets or as it is. */
  private static boolean isSecret(String before) {
    String text = without(before, "bBrRfFuU( ");
    if (text.isEmpty() || "=:,".indexOf(text.charAt(text.length() - 1)) < 0) {
      return false;
    }
    int end = text.length() - 1;
    int start = end;
    while (start > 0 && ",;{(".indexOf(text.charAt(start - 1)) < 0) {
      start--;
    }
    String name = without(text.substring(start, end), "]\"' ").toLowerCase(Locale.ROOT).replace("_", "")
        .replace("-", "");
    return name.endsWith("key") || NAMES.stream().anyMatch(name::contains);
  }

  private static String without(String text, String endings) {
    int end = text.length();
    while (end > 0 && endings.indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return text.substring(0, end);
  }

  /** Hides what stands between a colon and an at sign in the authority of a URL (RFC 3986 section 3.2.1). */
  private static String withoutPassword(String text) {
    int authority = text.indexOf("://") + 3;
    if (authority < 3) {
      return text;
    }
    int slash = text.indexOf('/', authority);
    int at = text.lastIndexOf('@', slash < 0 ? text.length() : slash);
    int colon = text.indexOf(':', authority);
    return colon > 0 && at > colon ? text.substring(0, colon + 1) + HIDDEN + text.substring(at) : text;
  }
}
