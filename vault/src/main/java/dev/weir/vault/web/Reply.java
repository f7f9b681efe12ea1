package dev.weir.vault.web;

import dev.weir.model.net.Bytes;
import java.io.IOException;

/** What a question is answered with, whatever its status. */
public record Reply(int status, Bytes body) {

  /** Returns whether it was done. */
  public boolean isFine() {
    return status >= 200 && status < 300;
  }

  /** Returns the body as JSON; throws where it was not done. */
  public Fields fields() throws IOException {
    if (!isFine()) {
      throw new IOException("it answered " + status);
    }
    return Fields.parse(body);
  }

  /** Nothing of the body. */
  @Override
  public String toString() {
    return "Reply[" + status + "]";
  }
}
