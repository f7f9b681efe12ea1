package dev.weir.model;

import dev.weir.model.net.Host;
import java.io.IOException;

/** Opens what the vault keeps. */
public interface Credentials {

  /**
   * Returns the secret {@code name} for a request to {@code host}; the caller closes it.
   *
   * @throws IOException where there is no such secret, it is bound to other hosts, or the vault cannot be read
   */
  Secret open(String name, Host host) throws IOException;
}
