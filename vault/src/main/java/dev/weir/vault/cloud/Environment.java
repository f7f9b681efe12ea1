package dev.weir.vault.cloud;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The variables by which clouds tell a program about itself. */
public record Environment(UnaryOperator<@Nullable String> variables) {

  /** Returns that of this process. */
  public static Environment own() {
    return new Environment(System::getenv);
  }

  /** Returns a variable that is not empty. */
  public Optional<String> find(String name) {
    return Optional.ofNullable(variables.apply(name)).filter(value -> !value.isBlank());
  }

  /**
   * Returns {@code text} as where a service is asked.
   *
   * @throws IOException where it is none, or would send what is secret in plain text to another machine
   */
  public static URI address(String text) throws IOException {
    try {
      URI address = URI.create(text);
      if (address.getHost() != null && ("https".equals(address.getScheme()) || isHere(address))) {
        return address;
      }
    } catch (IllegalArgumentException e) {
      // Said below, as for any other text that is none.
    }
    throw new IOException(text + " is no https:// address");
  }

  private static boolean isHere(URI address) {
    return "http".equals(address.getScheme())
        && Set.of("localhost", "127.0.0.1", "[::1]").contains(address.getHost());
  }
}
