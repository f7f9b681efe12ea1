package dev.weir.gateway;

/** Paths for the audit log: words of an API stay, whatever may be data goes. */
final class PathTemplate {

  private static final String DATA = "{}";
  private static final int LONGEST_WORD = 32;
  private static final int MOST_SEGMENTS = 12;

  private PathTemplate() {}

  /**
   * Returns {@code path} with every segment that is not a short plain word or a version ({@code v1}, {@code 2024-01}) as
   * {@code {}}: {@code /v1/users/ann@example.com} gives {@code /v1/users/{}}.
   */
  static String of(String path) {
    StringBuilder template = new StringBuilder(path.length());
    int segments = 0;
    int start = 1;
    for (int i = 1; i <= path.length(); i++) {
      if (i == path.length() || path.charAt(i) == '/') {
        if (++segments > MOST_SEGMENTS) {
          return template.append("/...").toString();
        }
        template.append('/').append(isWord(path, start, i) ? path.substring(start, i) : DATA);
        start = i + 1;
      }
    }
    return template.toString();
  }

  private static boolean isWord(String path, int start, int end) {
    if (end - start > LONGEST_WORD) {
      return false;
    }
    boolean version = end - start >= 2 && path.charAt(start) == 'v';
    int digits = 0;
    int capitals = 0;
    for (int i = start; i < end; i++) {
      char c = path.charAt(i);
      if (c >= '0' && c <= '9') {
        digits++;
      } else if (c >= 'A' && c <= 'Z') {
        capitals++;
      } else if (!(c >= 'a' && c <= 'z' || c == '_' || c == '-' || c == '.' && i > start)) {
        return false;
      }
    }
    boolean camelCase = 3 * capitals <= end - start;
    return camelCase && (digits == 0 || version && digits <= 2);
  }
}
