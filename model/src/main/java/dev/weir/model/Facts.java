package dev.weir.model;

import dev.weir.model.net.Ip;
import dev.weir.model.talk.Talk;
import java.time.Instant;

/** All that a decision is made of. */
public record Facts(Principal who, Ip peer, Entry entry, Destination where, Head head, Content content,
    Talk talk,
    Instant at) {

  /** What is known of a request whose words to a model were not asked for. */
  public Facts(Principal who, Ip peer, Entry entry, Destination where, Head head, Content content,
      Instant at) {
    this(who, peer, entry, where, head, content, Talk.UNREAD, at);
  }

  /** Returns the same facts with the body looked at. */
  public Facts with(Content seen) {
    return with(seen, Talk.UNREAD);
  }

  /** Returns the same facts with the body looked at, and what it says to a model. */
  public Facts with(Content seen, Talk said) {
    return new Facts(who, peer, entry, where, head, seen, said, at);
  }
}
