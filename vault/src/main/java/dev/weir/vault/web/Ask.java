package dev.weir.vault.web;

import dev.weir.model.net.Bytes;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One question.
 *
 * @param body empty for a question without one
 * @param authorities a PEM file of the only authorities trusted there, read anew; empty for the public ones
 */
public record Ask(String method, URI address, Map<String, String> headers, Bytes body,
    Optional<Path> authorities) {

  public Ask {
    headers = Map.copyOf(headers);
  }

  /** Returns a GET that says it wants JSON. */
  public static Ask get(URI address) {
    return new Ask("GET", address, Map.of("Accept", "application/json"), Bytes.EMPTY, Optional.empty());
  }

  /** Returns a POST of {@code body}. */
  public static Ask post(URI address, String type, String body) {
    return new Ask("POST", address, Map.of("Accept", "application/json", "Content-Type", type),
        Bytes.utf8(body), Optional.empty());
  }

  /** Returns the same by another method. */
  public Ask by(String other) {
    return new Ask(other, address, headers, body, authorities);
  }

  /** Returns the same with one header more. */
  public Ask with(String name, String value) {
    Map<String, String> more = new TreeMap<>(headers);
    more.put(name, value);
    return new Ask(method, address, more, body, authorities);
  }

  /** Returns the same to a server that only {@code file}'s authorities prove. */
  public Ask trusting(Optional<Path> file) {
    return new Ask(method, address, headers, body, file);
  }

  /** Returns what the Host field says: the port where it is not the scheme's own. */
  public String authority() {
    int usual = "https".equals(address.getScheme()) ? 443 : 80;
    return address.getPort() < 0 || address.getPort() == usual
        ? address.getHost()
        : address.getHost() + ":" + address.getPort();
  }

  /** Nothing of headers and body. */
  @Override
  public String toString() {
    return "Ask[" + method + " " + address + "]";
  }
}
