package dev.weir.admin.http;

import dev.weir.admin.session.Devices;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The cookies of this port: no script reads them, no other site has those of sessions sent, and where the port speaks TLS they are bound
 * to that and to this host (the prefix {@code __Host-} of RFC 6265bis).
 */
public record Cookies(boolean secure) {

  private static final String SESSION = "weir_session";
  private static final String DEVICE = "weir_device";
  private static final String DEPARTURE = "weir_departure";
  private static final int LONGEST = 512;

  /** Returns the session's name in what a browser sent; empty where it sent none, or two. */
  Optional<String> session(Map<String, List<String>> fields) {
    return value(fields, name(SESSION));
  }

  Optional<String> device(Map<String, List<String>> fields) {
    return value(fields, name(DEVICE));
  }

  /** Returns {@code reply} with the session's name for the browser to keep until it is closed. */
  public Reply keepingSession(Reply reply, String id) {
    return reply.with("Set-Cookie", name(SESSION) + "=" + id + attributes());
  }

  /** Returns {@code reply} with what makes the browser forget its session. */
  public Reply forgettingSession(Reply reply) {
    return reply.with("Set-Cookie", name(SESSION) + "=" + attributes() + "; Max-Age=0");
  }

  /** Returns {@code reply} with what a device keeps that was signed in. */
  public Reply keepingDevice(Reply reply, String device) {
    return reply.with("Set-Cookie",
        name(DEVICE) + "=" + device + attributes() + "; Max-Age=" + Devices.LIFE.toSeconds());
  }

  /** Returns what the browser was given when it left for another provider. */
  public Optional<String> departure(Map<String, List<String>> fields) {
    return value(fields, name(DEPARTURE));
  }

  /**
   * Returns {@code reply} with what the browser brings back from another provider. That provider is another site, from where
   * browsers send no strict cookie; this one is sent from everywhere, but only with what a person is seen to open.
   */
  public Reply keepingDeparture(Reply reply, String departure, Duration life) {
    return reply.with("Set-Cookie",
        name(DEPARTURE) + "=" + departure + attributes("Lax") + "; Max-Age=" + life.toSeconds());
  }

  private String attributes() {
    return attributes("Strict");
  }

  private String attributes(String site) {
    return "; Path=/; HttpOnly; SameSite=" + site + (secure ? "; Secure" : "");
  }

  private String name(String name) {
    return secure ? "__Host-" + name : name;
  }

  private static Optional<String> value(Map<String, List<String>> fields, String name) {
    List<String> found = fields.getOrDefault("Cookie", List.of()).stream()
        .flatMap(line -> List.of(line.split(";")).stream()).map(String::strip)
        .filter(pair -> pair.startsWith(name + "=")).map(pair -> pair.substring(name.length() + 1)).toList();
    boolean one = found.size() == 1 && !found.getFirst().isEmpty() && found.getFirst().length() <= LONGEST;
    return one ? Optional.of(found.getFirst()) : Optional.empty();
  }
}
