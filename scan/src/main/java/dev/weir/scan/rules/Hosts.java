package dev.weir.scan.rules;

import java.util.Locale;
import java.util.Optional;

/** The host of an address as code writes it. */
final class Hosts {

  private Hosts() {}

  /**
   * Returns the host of a URL, a connection string, {@code host:port} or a host alone, in which {@code *} stands for what is not
   * known; empty where the host is not known at all.
   */
  static String of(String url) {
    int scheme = url.indexOf("://");
    var rest = scheme < 0 ? url : url.substring(scheme + 3);
    rest = rest.substring(0, end(rest));
    int at = rest.lastIndexOf('@');
    if (at >= 0)
      rest = rest.substring(at + 1);
    if (rest.startsWith("["))
      return rest.substring(0, Math.max(1, rest.indexOf(']') + 1));
    int colon = rest.lastIndexOf(':');
    if (colon >= 0 && rest.indexOf(':') == colon)
      rest = rest.substring(0, colon);
    return isHost(rest) ? rest : "";
  }

  /** Of a name whose end is not known, nobody can say whose it is. */
  private static boolean isHost(String name) {
    if (name.isEmpty() || name.endsWith("*") || name.startsWith("."))
      return false;
    return name.chars().allMatch(c -> Character.isLetterOrDigit(c) || ".-_*".indexOf(c) >= 0);
  }

  /** Returns the scheme in lower case; empty where there is none or it is not known. */
  static String scheme(String url) {
    int scheme = url.indexOf("://");
    return scheme < 0 ? "" : url.substring(0, scheme).toLowerCase(Locale.ROOT);
  }

  /** Returns the vendor of an object store whose buckets have a scheme of their own: {@code s3://bucket/key}. */
  static Optional<String> store(String url) {
    return switch (scheme(url)) {
      case "s3", "s3a", "s3n" -> Optional.of("Amazon Web Services");
      case "gs", "gcs" -> Optional.of("Google Cloud");
      case "az", "abfs", "abfss", "wasb", "wasbs", "adl" -> Optional.of("Microsoft Azure");
      default -> Optional.empty();
    };
  }

  private static int end(String rest) {
    for (int i = 0; i < rest.length(); i++)
      if ("/?#\\".indexOf(rest.charAt(i)) >= 0)
        return i;
    return rest.length();
  }
}
