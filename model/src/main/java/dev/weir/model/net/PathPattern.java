package dev.weir.model.net;

import java.util.List;
import java.util.Optional;

/**
 * A path with {@code *} for one segment and, at its end only, {@code **} for any rest.
 *
 * @param rest whether it ends in {@code **}, which is then not among the segments
 */
public record PathPattern(List<String> segments, boolean rest) {

  public PathPattern {
    segments = List.copyOf(segments);
  }

  /** Returns whether {@code text} is a path or a pattern of one. */
  public static boolean isOne(String text) {
    if (!text.startsWith("/")) {
      return false;
    }
    String[] segments = text.substring(1).split("/", -1);
    for (int i = 0; i < segments.length; i++) {
      boolean wild = segments[i].equals("*") || segments[i].equals("**") && i == segments.length - 1;
      if (!wild && !isPlain(segments[i])) {
        return false;
      }
    }
    return true;
  }

  /** Returns the pattern that {@code text} spells, or empty. */
  public static Optional<PathPattern> parse(String text) {
    return isOne(text) ? Optional.of(of(text)) : Optional.empty();
  }

  /** Returns the pattern of a text that {@link #isOne}. */
  public static PathPattern of(String text) {
    List<String> segments = List.of(text.substring(1).split("/", -1));
    boolean rest = segments.getLast().equals("**");
    return new PathPattern(rest ? segments.subList(0, segments.size() - 1) : segments, rest);
  }

  /** Compares segment by segment as they are written: what is spelt in another way does not pass. */
  public boolean matches(String path) {
    int at = 0;
    for (int i = 0; i < segments.size(); i++) {
      if (at >= path.length() || path.charAt(at) != '/') {
        return false;
      }
      int slash = path.indexOf('/', at + 1);
      int end = slash < 0 ? path.length() : slash;
      if (!segmentMatches(segments.get(i), path, at + 1, end)) {
        return false;
      }
      at = end;
    }
    return rest ? at < path.length() : at == path.length();
  }

  /** Returns whether every path that {@code other} matches is one of this. */
  public boolean covers(PathPattern other) {
    boolean longEnough = rest
        ? other.segments.size() > segments.size() || other.rest && other.segments.size() == segments.size()
        : !other.rest && other.segments.size() == segments.size();
    if (!longEnough) {
      return false;
    }
    for (int i = 0; i < segments.size(); i++) {
      String theirs = other.segments.get(i);
      if (!theirs.equals(segments.get(i))
          && !(segments.get(i).equals("*") && segmentMatches("*", theirs, 0, theirs.length()))) {
        return false;
      }
    }
    return true;
  }

  private static boolean segmentMatches(String segment, String path, int start, int end) {
    if (!segment.equals("*")) {
      return segment.length() == end - start && path.startsWith(segment, start);
    }
    return end > start && !hidesSlash(path, start, end);
  }

  /** An escaped slash makes two segments of one to servers that decode first. */
  private static boolean hidesSlash(String path, int start, int end) {
    for (int i = start; i + 2 < end; i++) {
      if (path.charAt(i) == '%'
          && (path.regionMatches(true, i, "%2f", 0, 3) || path.regionMatches(true, i, "%5c", 0,
              3))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isPlain(String segment) {
    return segment.chars().allMatch(c -> c > ' ' && c < 127 && c != '*' && c != '?' && c != '#' && c != '\\');
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    segments.forEach(segment -> text.append('/').append(segment));
    return rest ? text.append("/**").toString() : text.toString();
  }
}
