package dev.weir.scan.flow;

import dev.weir.scan.egress.Endpoint;
import dev.weir.scan.knowledge.Transform;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The addresses that a request may go to. */
final class Endpoints {

  private static final int MOST = 8;
  /** What stands beside an address in wrappers, some of which take it first and some second. */
  private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD",
      "OPTIONS");

  /** Returns where a request goes, each address once, in the order in which they were found. */
  static List<Endpoint> of(Request request) {
    List<Value> addresses = request.addresses();
    List<Value> bases = request.bases();
    Set<Endpoint> found = new LinkedHashSet<>();
    Value first = addresses.isEmpty() ? Value.NOTHING : addresses.getFirst();
    if (addresses.isEmpty()) {
      for (Value base : bases) {
        add(found, texts(base), base);
      }
    } else if (bases.isEmpty() || texts(first).stream().anyMatch(text -> text.contains("://"))) {
      for (Value address : addresses) {
        add(found, texts(address), address);
      }
    } else {
      for (Value base : bases) {
        add(found, joined(texts(base), texts(first)), base.with(first.marks()));
      }
    }
    if (found.isEmpty()) {
      return request.sink().vendor().isPresent()
          ? List.of(new Endpoint("", Endpoint.Origin.LIBRARY))
          : List.of();
    }
    return List.copyOf(found);
  }

  private static List<String> joined(List<String> bases, List<String> paths) {
    List<String> all = new ArrayList<>();
    for (String base : bases) {
      for (String path : paths) {
        all.add(path.isEmpty() || path.equals("*")
            ? base
            : base.endsWith("/") || path.startsWith("/") || base.endsWith("*")
                ? base + path
                : base + "/" + path);
      }
    }
    return all;
  }

  /** Returns the spellings of an address: of a pair of host and port both. */
  private static List<String> texts(Value value) {
    List<String> texts = new ArrayList<>();
    for (Text text : value.texts()) {
      String known = text.pattern().replace(Text.HOLE, '*');
      if (!known.isEmpty() && !METHODS.contains(known)) {
        texts.add(known);
      }
    }
    Shape shape = Things.shape(value);
    if (shape != null && shape.fields().has("0")) {
      List<String> ports = texts(Elements.of(value, "1"));
      for (String host : texts(Elements.of(value, "0"))) {
        texts.add(ports.isEmpty() ? host : host + ":" + ports.getFirst());
      }
    }
    return texts;
  }

  private static void add(Set<Endpoint> to, List<String> texts, Value value) {
    if (texts.isEmpty() && !value.has(Value.NONE)) {
      to.add(new Endpoint("", origin("", value)));
    }
    for (String text : texts) {
      if (to.size() < MOST) {
        to.add(new Endpoint(text, origin(text, value)));
      }
    }
  }

  private static Endpoint.Origin origin(String text, Value value) {
    String host = host(text);
    if (!host.isEmpty() && host.indexOf('*') < 0) {
      return Endpoint.Origin.CONSTANT;
    }
    Endpoint.Origin origin = Endpoint.Origin.UNKNOWN;
    for (Mark mark : Data.in(value)) {
      String type = mark.datum() == null ? "" : mark.datum().type();
      if (type.equals("USER_INPUT") && mark.transforms().stream().noneMatch(Transform::confines)) {
        return Endpoint.Origin.USER_INPUT;
      }
      if (type.equals("CONFIG") || type.equals("SECRET")) {
        origin = Endpoint.Origin.CONFIGURATION;
      }
    }
    return origin;
  }

  /** Returns the host of an address, as far as it is written out; empty for a path. */
  static String host(String url) {
    int scheme = url.indexOf("://");
    if (scheme < 0 && (url.startsWith("/") || url.startsWith("*"))) {
      return "";
    }
    int from = scheme < 0 ? 0 : scheme + 3;
    int end = from;
    while (end < url.length() && "/?#".indexOf(url.charAt(end)) < 0) {
      end++;
    }
    String authority = url.substring(from, end);
    int at = authority.lastIndexOf('@');
    String host = authority.substring(at + 1);
    int colon = host.lastIndexOf(':');
    return colon >= 0 && host.indexOf(':') == colon ? host.substring(0, colon) : host;
  }

  private Endpoints() {}
}
