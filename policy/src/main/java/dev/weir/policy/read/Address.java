package dev.weir.policy.read;

import dev.weir.model.net.Host;
import dev.weir.policy.yaml.Value;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * The address of a server that several Weirs share, taken apart.
 *
 * @param explicit the port that it names
 * @param path without its first slash
 */
record Address(String scheme, Host host, Optional<Integer> explicit, String path, Optional<String> user,
    Optional<String> query) {

  private static final int HIGHEST_PORT = 0xFFFF;

  /** Returns the port, or {@code usual} where it names none. */
  int port(int usual) {
    return explicit.orElse(usual);
  }

  /**
   * Returns what {@code meant} makes of the address that {@code value} is; where that is nothing, it says so. Never shows the
   * address itself: a password may be in it.
   *
   * @param server what it should be the address of
   */
  static <T> Optional<T> of(Value value, String server, String mend, Function<Address, Optional<T>> meant) {
    Optional<String> text = value.text();
    Optional<URI> uri = text.flatMap(Address::uri);
    if (uri.map(URI::getRawUserInfo).filter(user -> user.indexOf(':') >= 0).isPresent()) {
      value.flaw("has a password in it",
          "keep it in a file, and name that: password: {file: " + server.toLowerCase(Locale.ROOT)
              + ".password}");
      return Optional.empty();
    }
    Optional<T> found = uri.flatMap(Address::of).flatMap(meant);
    if (text.isPresent() && found.isEmpty()) {
      value.flaw("is no address of a " + server, mend);
    }
    return found;
  }

  private static Optional<URI> uri(String text) {
    try {
      return Optional.of(new URI(text));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static Optional<Address> of(URI uri) {
    boolean whole = uri.getScheme() != null && uri.getHost() != null && uri.getRawFragment() == null
        && uri.getPort() != 0 && uri.getPort() <= HIGHEST_PORT;
    String path = whole && uri.getRawPath().startsWith("/") ? uri.getRawPath().substring(1) : "";
    return whole
        ? Host.parse(uri.getHost())
            .map(host -> new Address(uri.getScheme(), host,
                Optional.of(uri.getPort()).filter(port -> port > 0),
                path, Optional.ofNullable(uri.getUserInfo()), Optional.ofNullable(uri.getRawQuery())))
        : Optional.empty();
  }
}
