package dev.weir.app.draft;

import dev.weir.model.net.HostPattern;
import dev.weir.model.net.PathPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Where a call goes, as a configuration can say it.
 *
 * @param host a host, or {@code *.example.com}
 * @param path a pattern of paths
 */
public record Way(String host, int port, String path) {

  /** Every path. */
  static final String ANY_PATH = "/**";

  /** What Weir carries, with the ports that go without saying. */
  private static final Map<String, Integer> SCHEMES = Map.of("http", 80, "https", 443, "ws", 80, "wss", 443);
  private static final int LARGEST_PORT = 65_535;

  /** Returns the way to {@code url}, {@code *} standing for what is not known; empty where it is not HTTP, or no host is known. */
  public static Optional<Way> of(String url) {
    int scheme = url.indexOf("://");
    Integer usual = scheme < 0 ? null : SCHEMES.get(url.substring(0, scheme).toLowerCase(Locale.ROOT));
    if (usual == null) {
      return Optional.empty();
    }
    String rest = url.substring(scheme + 3);
    int slash = rest.indexOf('/');
    String authority = slash < 0 ? rest : rest.substring(0, slash);
    String named = authority.substring(authority.lastIndexOf('@') + 1);
    int colon = named.endsWith("]") ? -1 : named.lastIndexOf(':');
    int port = colon < 0 ? usual : port(named.substring(colon + 1), usual);
    return host(colon < 0 ? named : named.substring(0, colon))
        .map(host -> new Way(host, port, slash < 0 ? root(authority) : path(rest.substring(slash))));
  }

  /** Returns the way to all of {@code host}, over TLS; empty where none is known. */
  public static Optional<Way> to(String host) {
    return host(host).map(known -> new Way(known, SCHEMES.getOrDefault("https", 0), ANY_PATH));
  }

  /** Returns the host as configurations spell it: what is not known in it reaches from its left end. */
  private static Optional<String> host(String host) {
    int star = host.lastIndexOf('*');
    if (star < 0) {
      return canonical(host);
    }
    int dot = host.indexOf('.', star);
    // *.com would be half of the world.
    boolean narrow = dot > 0 && host.indexOf('.', dot + 1) > 0;
    return narrow ? canonical("*" + host.substring(dot)) : Optional.empty();
  }

  private static Optional<String> canonical(String host) {
    return HostPattern.parse(host).map(HostPattern::toString);
  }

  /** A port that is not known is taken for the usual one. */
  private static int port(String text, int usual) {
    boolean number = !text.isEmpty() && text.length() <= 5
        && text.chars().allMatch(c -> c >= '0' && c <= '9');
    return number && Integer.parseInt(text) <= LARGEST_PORT ? Integer.parseInt(text) : usual;
  }

  /** What is appended to a host that ends in something unknown may be a path. */
  private static String root(String authority) {
    return authority.endsWith("*") ? ANY_PATH : "/";
  }

  /** A part that is only partly known is a whole segment; a path of which nothing is known is any. */
  private static String path(String text) {
    int query = text.indexOf('?');
    int fragment = text.indexOf('#');
    int end = Math.min(query < 0 ? text.length() : query, fragment < 0 ? text.length() : fragment);
    List<String> segments = new ArrayList<>();
    for (String segment : text.substring(1, Math.max(1, end)).split("/", -1)) {
      segments.add(segment.equals("**") ? segment : segment.indexOf('*') >= 0 ? "*" : segment);
    }
    String path = "/" + String.join("/", segments);
    return path.equals("/*") || path.equals("/*/**") || !PathPattern.isOne(path) ? ANY_PATH : path;
  }
}
