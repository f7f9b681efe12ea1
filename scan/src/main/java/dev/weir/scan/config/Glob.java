package dev.weir.scan.config;

import java.util.Arrays;
import java.util.List;

/**
 * A pattern of paths: {@code *} and {@code ?} within one folder's name or file's, {@code **} for any number of folders. It holds
 * from any folder on, or from the beginning alone where it starts with {@code /}; what matches a folder matches all within.
 * Archives are folders here: {@code vendor.whl!} is one's name.
 */
public final class Glob {

  private static final String ANY = "**";

  private final String text;
  private final List<String> segments;

  private Glob(String text) {
    this.text = text;
    String inner = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    this.segments = Arrays
        .asList((inner.startsWith("/") ? inner.substring(1) : ANY + "/" + inner).split("/", -1));
  }

  /** Returns the pattern that {@code text} spells; every text spells one. */
  public static Glob of(String text) {
    return new Glob(text);
  }

  /** Returns whether {@code path}, with {@code /} between its names, is meant; in time of their two lengths' product. */
  public boolean matches(String path) {
    List<String> names = Arrays.stream(path.split("/", -1))
        .filter(name -> !name.isEmpty() && !name.equals("."))
        .toList();
    boolean[] reached = new boolean[segments.size() + 1];
    reached[0] = true;
    spread(reached);
    for (String name : names) {
      for (int i = segments.size(); i > 0; i--) {
        boolean stays = reached[i] && segments.get(i - 1).equals(ANY);
        reached[i] = stays || reached[i - 1] && fits(segments.get(i - 1), name);
      }
      reached[0] = false;
      spread(reached);
      if (reached[segments.size()]) {
        return true;
      }
    }
    return false;
  }

  /** {@code **} may stand for no folder at all. */
  private void spread(boolean[] reached) {
    for (int i = 0; i < segments.size(); i++) {
      reached[i + 1] |= reached[i] && segments.get(i).equals(ANY) && i < segments.size() - 1;
    }
  }

  /** Falls back to the last star alone, which is enough for any number of them. */
  private static boolean fits(String pattern, String name) {
    int at = 0;
    int star = -1;
    int resume = 0;
    int i = 0;
    while (i < name.length()) {
      if (at < pattern.length() && pattern.charAt(at) == '*') {
        star = at++;
        resume = i;
      } else if (at < pattern.length()
          && (pattern.charAt(at) == '?' || pattern.charAt(at) == name.charAt(i))) {
        at++;
        i++;
      } else if (star >= 0) {
        at = star + 1;
        i = ++resume;
      } else {
        return false;
      }
    }
    while (at < pattern.length() && pattern.charAt(at) == '*') {
      at++;
    }
    return at == pattern.length();
  }

  @Override
  public String toString() {
    return text;
  }
}
