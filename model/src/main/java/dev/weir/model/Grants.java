package dev.weir.model;

import dev.weir.model.net.Bytes;
import java.io.IOException;
import java.time.Duration;

/** Reads what token endpoints answer. */
public interface Grants {

  /**
   * An access token.
   *
   * @param token the reader closes it
   * @param life for how long it was promised to be good
   */
  record Grant(Secret token, Duration life) {}

  /**
   * Returns the token in {@code json} (RFC 6749 section 5.1).
   *
   * @throws IOException where there is none; its message holds nothing of the answer
   */
  Grant read(Bytes json) throws IOException;
}
