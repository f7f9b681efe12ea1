package dev.weir.model.talk;

import dev.weir.model.Head;
import dev.weir.model.net.Bytes;
import dev.weir.model.settings.DestinationRule.Api;

/** Knows the languages in which providers of models are spoken to. */
public interface Conversations {

  /**
   * Returns what a request says; never throws for anything in it: what cannot be read is {@link Talk#OPAQUE}. Pure; runs on
   * the calling thread.
   *
   * @param api the provider; {@code NONE} where it has to be told by the body
   * @param maxBytes the most that a compressed body may grow to
   * @param judged whether the parts are judged for abuse
   */
  Talk read(Api api, Head head, Bytes body, long maxBytes, boolean judged);

  /** Returns what reads from one answer, in any of the languages, how many tokens it has cost. */
  Meter meter();

  /**
   * Returns what reads, from the messages of a conversation that goes on, what one of its answers has cost. Takes each message
   * whole.
   */
  Meter live();
}
