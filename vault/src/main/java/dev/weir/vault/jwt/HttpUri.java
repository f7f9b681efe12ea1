package dev.weir.vault.jwt;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** URLs as they compare for RFC 9449 section 4.3: by syntax and scheme (RFC 3986 sections 6.2.2 and 6.2.3), without query and fragment. */
final class HttpUri {

  private static final int LONGEST = 8 << 10;

  private HttpUri() {}

  /** Returns the one spelling of {@code text}, an http or https URL or what a CONNECT names; empty for anything else. */
  static Optional<String> plain(String text) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    if (!text.contains("/")) {
      return Optional.of(text.toLowerCase(Locale.ROOT));
    }
    try {
      URI uri = new URI(text);
      String scheme = Objects.requireNonNullElse(uri.getScheme(), "").toLowerCase(Locale.ROOT);
      boolean web = scheme.equals("http") || scheme.equals("https");
      if (!web || uri.getHost() == null || uri.getRawUserInfo() != null) {
        return Optional.empty();
      }
      int usual = scheme.equals("http") ? 80 : 443;
      String port = uri.getPort() < 0 || uri.getPort() == usual ? "" : ":" + uri.getPort();
      String path = uri.getRawPath().isEmpty() ? "/" : escapes(uri.getRawPath());
      return Optional.of(scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + port + path);
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  /** The digits of an escape may be in either case, and mean the same. */
  private static String escapes(String path) {
    StringBuilder plain = new StringBuilder(path);
    for (int i = plain.indexOf("%"); i >= 0 && i + 2 < plain.length(); i = plain.indexOf("%", i + 3)) {
      plain.setCharAt(i + 1, Character.toUpperCase(plain.charAt(i + 1)));
      plain.setCharAt(i + 2, Character.toUpperCase(plain.charAt(i + 2)));
    }
    return plain.toString();
  }
}
