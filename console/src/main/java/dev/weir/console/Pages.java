package dev.weir.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The console as the build has made it: one page, which finds out by itself what to show, and the files that it asks for.
 * They lie in the jar and are kept once they have been read; nothing else of the jar can be had.
 */
public final class Pages {

  /**
   * What the page may do: run and show what comes from here, ask nobody else, be framed by nobody. No script or style that
   * stands in the page itself runs, so that text which finds its way into it does nothing.
   */
  private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
      + "img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

  private static final Set<String> ADDRESSES = Set.of("/", "/limits", "/alerts", "/sign-in", "/enrol",
      "/bootstrap");
  private static final Map<String, String> TYPES = Map.of("html", "text/html; charset=utf-8", "js",
      "text/javascript; charset=utf-8", "css", "text/css; charset=utf-8", "svg", "image/svg+xml", "md",
      "text/markdown; charset=utf-8");
  private static final String HASHED = "/assets/";

  private final Map<String, Optional<Page>> read = new ConcurrentHashMap<>();

  /** Returns what there is at {@code path}, the raw path of a request; empty where that is nothing of the console's. */
  public Optional<Page> at(String path) {
    if (ADDRESSES.contains(path)) {
      return read.computeIfAbsent("/index.html", Pages::page);
    }
    String name = path.startsWith(HASHED)
        ? path.substring(HASHED.length())
        : path.substring(path.isEmpty() ? 0 : 1);
    if (!path.startsWith("/") || !isName(name) || name.endsWith(".html")) {
      return Optional.empty();
    }
    Optional<Page> known = read.get(path);
    if (known == null) {
      known = page(path);
      // What is not there is not remembered: a stranger could fill the memory with names.
      known.ifPresent(page -> read.put(path, Optional.of(page)));
    }
    return known;
  }

  /** Returns whether {@code name} is a file's of a type that there is: no folder, no way up, no escape. */
  private static boolean isName(String name) {
    return TYPES.containsKey(name.substring(name.lastIndexOf('.') + 1)) && name.indexOf('.') > 0
        && name.chars().allMatch(c -> c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
            || c == '-' || c == '_' || c == '.');
  }

  private static Optional<Page> page(String path) {
    try (InputStream in = Pages.class.getResourceAsStream("static" + path)) {
      String type = TYPES.getOrDefault(path.substring(path.lastIndexOf('.') + 1), "");
      return in == null ? Optional.empty() : Optional.of(new Page(type, headers(path), in.readAllBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> headers(String path) {
    // The names of assets hold their hash: what they name never changes.
    return Map.of("Cache-Control",
        path.startsWith(HASHED) ? "public, max-age=31536000, immutable" : "no-cache",
        "Content-Security-Policy", POLICY, "X-Content-Type-Options", "nosniff", "Referrer-Policy",
        "no-referrer",
        "Cross-Origin-Opener-Policy", "same-origin", "Cross-Origin-Resource-Policy", "same-origin");
  }
}
