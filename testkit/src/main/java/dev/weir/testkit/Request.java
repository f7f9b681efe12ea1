package dev.weir.testkit;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One request as a stand-in got it. */
public final class Request {

  private final String method;
  private final String target;
  private final Map<String, List<String>> headers;
  private final byte[] body;

  Request(String method, String target, Map<String, List<String>> headers, byte[] body) {
    Map<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.forEach((name, values) -> copy.put(name, List.copyOf(values)));
    this.method = method;
    this.target = target;
    this.headers = Collections.unmodifiableMap(copy);
    this.body = body.clone();
  }

  public String method() {
    return method;
  }

  /** Returns the target as it was written, query and all. */
  public String target() {
    return target;
  }

  /** Returns the target without its query. */
  public String path() {
    int query = target.indexOf('?');
    return query < 0 ? target : target.substring(0, query);
  }

  /** Returns values in their order by name; the case of a name does not matter. */
  public Map<String, List<String>> headers() {
    return headers;
  }

  /** Returns the first value of the header, or empty. */
  public Optional<String> header(String name) {
    return headers.getOrDefault(name, List.of()).stream().findFirst();
  }

  /** Returns the bytes after the transfer coding. */
  public byte[] body() {
    return body.clone();
  }

  /** Returns the body as UTF-8. */
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** Method, target and length: a body may be somebody's data. */
  @Override
  public String toString() {
    return method + " " + target + " [" + body.length + " bytes]";
  }
}
