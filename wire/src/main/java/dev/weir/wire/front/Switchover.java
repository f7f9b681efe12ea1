package dev.weir.wire.front;

import dev.weir.gateway.Credit;
import dev.weir.model.Decision.Deny;
import dev.weir.wire.back.Upstream;
import dev.weir.wire.back.UpstreamFault;
import dev.weir.wire.http.AnswerStart;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A call's two connections, joined once its upstream has agreed to speak another protocol, until both are closed. */
final class Switchover {

  private final Switching to;
  private final Credit credit;
  private final Progress progress;
  private Switching.@Nullable Joined joined;
  private Optional<Deny> severed = Optional.empty();

  Switchover(Switching to, Credit credit, Progress progress) {
    this.to = to;
    this.credit = credit;
    this.progress = progress;
  }

  /** Takes the upstream's 101 and tells the client of it; returns why it cannot be passed on, or null. */
  @Nullable
  UpstreamFault agreed(AnswerStart start, Relay relay) {
    Optional<String> flaw = to.flaw(start.headers());
    return flaw.isPresent()
        ? UpstreamFault.bad("malformed answer: " + flaw.get())
        : relay.switched(start, to);
  }

  /** Takes both connections over. */
  void join(ClientConnection client, Upstream upstream, Duration idle) {
    joined = to.join(client, upstream.switched(), idle, credit,
        (sent, received, fault) -> progress.parted(sent, received, severed, fault));
  }

  /** Ends both from Weir's side; returns false where they are not joined yet. */
  boolean sever(Deny why) {
    if (joined == null) {
      return false;
    }
    if (severed.isEmpty()) {
      severed = Optional.of(why);
      joined.sever(why);
    }
    return true;
  }
}
