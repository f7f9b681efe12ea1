package dev.weir.detect.answer;

import dev.weir.model.net.Host;
import dev.weir.model.net.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An address in a text, as lenient readers take it: with backslashes, with one slash or many, without a scheme where markup
 * says that it is one.
 *
 * @param scheme in lower case
 * @param rest what stands behind the slashes
 * @param loads whether whoever shows the text asks for it at once, as for an image
 */
record Url(String scheme, String rest, boolean loads) {

  /** Longer ones first: a word may stand before a scheme without a space. */
  private static final List<String> SCHEMES = List.of("https", "http", "wss", "ftp", "ws");
  private static final String MAIL = "mailto";
  private static final int LONGEST_SCHEME = 16;
  /** How far before an address its markup is looked for. */
  private static final int MARKUP = 512;
  private static final List<String> LOADING = List.of("<img", "<image", "<iframe", "<frame", "<embed",
      "<object", "<source", "<video", "<audio", "<track", "<link", "<script", "<input", "<body", "<style",
      "<meta", "<use", "<feimage", "<base", "<form", "background=", "url(", "@import");
  private static final String WEB = "www.";

  /**
   * Returns the addresses of a text.
   *
   * @param from those that start before are left out: they were told before
   */
  static List<Url> in(String text, int from) {
    return in(text, from, false);
  }

  /** Returns the addresses of a text, whatever their schemes are. */
  static List<Url> any(String text, int from) {
    return in(text, from, true);
  }

  private static List<Url> in(String text, int from, boolean anyScheme) {
    List<Url> found = new ArrayList<>(2);
    for (int i = from; i + 1 < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ':') {
        String scheme = schemeBefore(text, i, anyScheme);
        if (!scheme.isEmpty()) {
          i = add(found, text, scheme, i - scheme.length(), i + 1);
        }
      } else if (isSlash(c) && isSlash(text.charAt(i + 1)) && isMarked(text, i)) {
        i = add(found, text, "https", i, i);
      } else if ((c == 'w' || c == 'W') && isWeb(text, i)) {
        i = add(found, text, "https", i, i);
      }
    }
    return found;
  }

  /** Many who show Markdown make a link of a name that begins so. */
  private static boolean isWeb(String text, int at) {
    return text.regionMatches(true, at, WEB, 0, WEB.length())
        && (at == 0
            || !Character.isLetterOrDigit(text.charAt(at - 1)) && "./\\@-_".indexOf(text.charAt(at - 1)) < 0);
  }

  private static int add(List<Url> found, String text, String scheme, int start, int slashes) {
    int from = slashes;
    while (from < text.length() && isSlash(text.charAt(from))) {
      from++;
    }
    int to = end(text, from);
    if (to > from) {
      found.add(new Url(scheme, text.substring(from, to), loads(text, start)));
    }
    return Math.max(to, from) - 1;
  }

  private static boolean isSlash(char c) {
    return c == '/' || c == '\\';
  }

  /** Returns the scheme that ends before {@code colon}, in lower case; empty text where there is none. */
  private static String schemeBefore(String text, int colon, boolean any) {
    boolean slash = isSlash(text.charAt(colon + 1));
    boolean host = Character.isLetterOrDigit(text.charAt(colon + 1));
    for (String scheme : slash || host ? SCHEMES : List.<String>of()) {
      int start = colon - scheme.length();
      if (start >= 0 && text.regionMatches(true, start, scheme, 0, scheme.length())
          && (slash || scheme.startsWith("http") && isMarked(text, start))) {
        return scheme;
      }
    }
    int from = colon;
    while (from > 0 && colon - from < LONGEST_SCHEME && isSchemePart(text.charAt(from - 1))) {
      from--;
    }
    String other = text.substring(from, colon).toLowerCase(Locale.ROOT);
    boolean away = any && slash && colon + 2 < text.length() && isSlash(text.charAt(colon + 2));
    return away && other.length() > 1 && !other.equals("file") || host && other.equals(MAIL) ? other : "";
  }

  private static boolean isSchemePart(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '+' || c == '.'
        || c == '-';
  }

  /** Returns whether markup, or a quote, says that an address begins here. */
  private static boolean isMarked(String text, int start) {
    return start > 0 && "(\"'=<".indexOf(text.charAt(start - 1)) >= 0;
  }

  private static int end(String text, int from) {
    int open = 0;
    int i = from;
    for (; i < text.length(); i++) {
      char c = text.charAt(i);
      open += c == '(' ? 1 : 0;
      if (Plain.parts(c) || "\"'<>`|".indexOf(c) >= 0 || c == ')' && --open < 0) {
        break;
      }
    }
    return i;
  }

  /** Markdown's image, the target of a reference that an image may name, HTML that loads by itself. */
  private static boolean loads(String text, int start) {
    String before = text.substring(Math.max(0, start - MARKUP), start).stripTrailing();
    String bare = before.endsWith("<") ? before.substring(0, before.length() - 1).stripTrailing() : before;
    if (bare.endsWith("]:")) {
      return true;
    }
    if (bare.endsWith("](")) {
      int bracket = opening(bare, bare.length() - 2);
      return bracket > 0 && bare.charAt(bracket - 1) == '!';
    }
    String lower = before.toLowerCase(Locale.ROOT);
    return LOADING.stream().anyMatch(tag -> isOpen(lower, lower.lastIndexOf(tag)));
  }

  /** Returns whether the tag at {@code from} goes on to the end: what is quoted does not close it. */
  private static boolean isOpen(String text, int from) {
    char quote = 0;
    for (int i = from; i >= 0 && i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == quote) {
        quote = 0;
      } else if (quote == 0 && c == '>') {
        return false;
      } else if (quote == 0 && (c == '"' || c == '\'') && i > from && text.charAt(i - 1) == '=') {
        quote = c;
      }
    }
    return from >= 0;
  }

  private static int opening(String text, int closing) {
    int depth = 0;
    for (int i = closing; i >= 0; i--) {
      boolean escaped = i > 0 && text.charAt(i - 1) == '\\';
      depth += escaped ? 0 : text.charAt(i) == ']' ? 1 : text.charAt(i) == '[' ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return -1;
  }

  /** Returns the name of the host as it is written. */
  String hostText() {
    String authority = rest.substring(0, firstOf("/\\?#", 0));
    String host = authority.substring(authority.lastIndexOf('@') + 1);
    int colon = host.lastIndexOf(':');
    return colon > host.lastIndexOf(']') ? host.substring(0, colon) : host;
  }

  /** Returns who asks there, as it is written; empty text where nobody does. */
  String user() {
    String authority = rest.substring(0, firstOf("/\\?#", 0));
    return authority.substring(0, Math.max(0, authority.lastIndexOf('@')));
  }

  /** Returns the host; empty where the text is no name of one. */
  Optional<Host> host() {
    return Host.parse(hostText());
  }

  /** Returns the path and what stands behind it, slashes as they should be. */
  String path() {
    String behind = rest.substring(firstOf("/\\?#", 0));
    return behind.substring(0, Math.min(behind.length(), indexIn(behind, "?#"))).replace('\\', '/');
  }

  /** Returns query and fragment; empty text where there is none. */
  String query() {
    int at = firstOf("?#", 0);
    return at < rest.length() ? rest.substring(at + 1) : "";
  }

  /** Returns where a call to it would go; empty where that cannot be read in one way only. */
  Optional<Target> target() {
    if (!SCHEMES.contains(scheme)) {
      return Target.absolute("https://" + hostText() + "/");
    }
    String secure = scheme.equals("https") || scheme.equals("wss") ? "https" : "http";
    return Target.absolute(secure + "://" + rest)
        .or(() -> Target.absolute(secure + "://" + rest.substring(0, firstOf("/\\?#", 0)) + "/"));
  }

  private int firstOf(String signs, int from) {
    return from + indexIn(rest.substring(from), signs);
  }

  private static int indexIn(String text, String signs) {
    int i = 0;
    while (i < text.length() && signs.indexOf(text.charAt(i)) < 0) {
      i++;
    }
    return i;
  }

  /** Never the address: it may carry somebody's data. */
  @Override
  public String toString() {
    return "Url[" + scheme + ", " + rest.length() + "]";
  }
}
