package dev.weir.model;

import dev.weir.model.net.Bytes;
import dev.weir.model.settings.DestinationRule;
import java.util.Objects;
import java.util.Optional;

/** A request that may leave: it cannot be made without an Allow, a vetted address and a durable intent. */
public final class Prepared {

  private final Destination.Vetted to;
  private final Head head;
  private final Optional<Bytes> body;
  private final Optional<DestinationRule> rule;
  private final String caller;

  private Prepared(Destination.Vetted to, Head head, Optional<Bytes> body, Optional<DestinationRule> rule,
      String caller) {
    this.to = to;
    this.head = head;
    this.body = body;
    this.rule = rule;
    this.caller = caller;
  }

  /**
   * Returns the request that {@code ok} lets out to {@code to}.
   *
   * @param intent the receipt of its intent
   * @param body as it leaves; empty where it was not read and is streamed
   * @param rule the destination's rule; empty for one that is not listed
   * @param caller whose it is; empty text where nobody is known
   */
  public static Prepared by(Decision.Allow ok, Destination.Vetted to, Receipt intent, Head head,
      Optional<Bytes> body, Optional<DestinationRule> rule, String caller) {
    Objects.requireNonNull(ok, "no call leaves without a decision");
    Objects.requireNonNull(intent, "no call leaves without a record");
    return new Prepared(to, head, body, rule, caller);
  }

  /** Returns where it goes: the only address that may be dialled. */
  public Destination.Vetted to() {
    return to;
  }

  /** Returns what is written; Host, framing, credential and hop-by-hop fields are the wire's. */
  public Head head() {
    return head;
  }

  /** Returns the body, or empty where the caller's is streamed. */
  public Optional<Bytes> body() {
    return body;
  }

  /** Returns the rule of the destination, if the configuration lists it. */
  public Optional<DestinationRule> rule() {
    return rule;
  }

  /** Returns whose request it is: who has a secret to himself where the destination spreads them by caller. */
  public String caller() {
    return caller;
  }
}
