package dev.weir.wire.front;

import dev.weir.gateway.Credit;
import dev.weir.model.Decision.Deny;
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

  /** Takes both connections over, whose bytes flow by {@code credit}. */
  Joined join(ClientConnection client, Switched upstream, Duration idle, Credit credit, Ended then);

  /** Both connections, until {@link Ended} is told. */
  interface Joined {

    /** Ends both from Weir's side. */
    void sever(Deny why);
  }

  /** Told once, when both are closed. */
  interface Ended {

    /** @param fault empty text where both sides were done */
    void ended(long sentBytes, long receivedBytes, String fault);
  }
}
