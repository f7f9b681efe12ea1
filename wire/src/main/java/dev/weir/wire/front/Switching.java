package dev.weir.wire.front;

import dev.weir.model.net.Headers;
import dev.weir.wire.back.Switched;
import java.time.Duration;
import java.util.Optional;

/** What two connections become once the upstream has agreed to speak another protocol than HTTP. */
interface Switching {

  /** Returns the fields that ask the upstream. */
  Headers question();

  /** Returns what is wrong with the upstream's 101, in one clause, or empty. */
  Optional<String> flaw(Headers answer);

  /** Returns the fields that answer the client; asked for behind {@link #flaw}. */
  Headers answer();

  /** Takes both connections over. */
  void join(ClientConnection client, Switched upstream, Duration idle, Ended then);

  /** Told once, when both are closed. */
  interface Ended {

    /** @param fault empty text where both sides were done */
    void ended(long sentBytes, long receivedBytes, String fault);
  }
}
