package dev.weir.model;

import dev.weir.model.net.Ip;
import java.time.Instant;

/** All that a decision is made of. */
public record Facts(Principal who, Ip peer, Entry entry, Destination where, Head head, Content content,
    Instant at) {

  /** Returns the same facts with the body looked at. */
  public Facts with(Content seen) {
    return new Facts(who, peer, entry, where, head, seen, at);
  }
}
