package dev.weir.model.net;

import java.util.Optional;

/**
 * What a request is for: origin, path and query, parsed once and used everywhere.
 *
 * @param path starts with a slash; percent-encoding as it came; no dot segments in any spelling
 * @param query without its question mark; empty text where there is none
 * @param hasQuery whether a question mark was there, so that what leaves is what was judged
 */
public record Target(Origin origin, String path, String query, boolean hasQuery) {

  /**
   * Returns the target of an origin-form ({@code /path?query}, RFC 9112 section 3.2.1), or empty. A fragment, which some
   * clients leave there though it is theirs alone, is dropped for everybody.
   */
  public static Optional<Target> of(Origin origin, String asked) {
    int hash = asked.indexOf('#');
    String originForm = hash < 0 ? asked : asked.substring(0, hash);
    if (originForm.isEmpty() || originForm.charAt(0) != '/' || !clean(originForm)
        || !clean(asked.substring(hash < 0 ? asked.length() : hash + 1))) {
      return Optional.empty();
    }
    int mark = originForm.indexOf('?');
    String path = mark < 0 ? originForm : originForm.substring(0, mark);
    if (hasDotSegment(path)) {
      return Optional.empty();
    }
    return Optional.of(new Target(origin, path, mark < 0 ? "" : originForm.substring(mark + 1), mark >= 0));
  }

  /** Returns the target of an absolute-form ({@code http://host/path}, RFC 9112 section 3.2.2), or empty. */
  public static Optional<Target> absolute(String absoluteForm) {
    int start = absoluteForm.indexOf("://");
    if (start < 0) {
      return Optional.empty();
    }
    int end = start + 3;
    while (end < absoluteForm.length() && absoluteForm.charAt(end) != '/'
        && absoluteForm.charAt(end) != '?') {
      end++;
    }
    String rest = absoluteForm.substring(end);
    String originForm = rest.startsWith("/") ? rest : "/" + rest;
    return Origin.parse(absoluteForm.substring(0, end)).flatMap(origin -> of(origin, originForm));
  }

  /** Returns {@code /path?query}: what is written in the request line upstream. */
  public String originForm() {
    return hasQuery ? path + "?" + query : path;
  }

  /** Visible ASCII without what other programs split on or rewrite: no hash, no backslash, whole escapes. */
  private static boolean clean(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c <= ' ' || c >= 127 || c == '#' || c == '\\') {
        return false;
      }
      if (c == '%'
          && (i + 2 >= text.length() || hex(text.charAt(i + 1)) < 0 || hex(text.charAt(i + 2)) < 0)) {
        return false;
      }
    }
    return true;
  }

  /** A segment that is one or two dots once percent-decoded; a path parameter behind them does not hide them. */
  private static boolean hasDotSegment(String path) {
    int dots = 0;
    boolean only = true;
    for (int i = 1; i <= path.length(); i++) {
      int c = i == path.length() ? '/' : path.charAt(i);
      if (c == '%') {
        c = hex(path.charAt(i + 1)) << 4 | hex(path.charAt(i + 2));
        i += 2;
      }
      if (c == '/' || c == '\\' || c == ';') {
        if (only && dots > 0 && dots < 3) {
          return true;
        }
        dots = 0;
        only = c != ';';
      } else if (c == '.') {
        dots++;
      } else {
        only = false;
      }
    }
    return false;
  }

  private static int hex(char c) {
    return c < 128 ? Character.digit(c, 16) : -1;
  }

  @Override
  public String toString() {
    return origin + path;
  }
}
