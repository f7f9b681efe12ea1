package dev.weir.admin.oidc;

import java.io.IOException;

/** Opens the secret by which the provider knows this Weir. */
@FunctionalInterface
public interface ClientSecret {

  /** Returns the secret's bytes, which the caller wipes. */
  byte[] open() throws IOException;
}
