package dev.weir.scan.knowledge;

/** One argument of a call. */
public sealed interface Arg {

  /**
   * An argument by position or name.
   *
   * @param position from 0, without the receiver; -1 for one that goes by name alone
   * @param name empty for one that goes by position alone
   */
  record Named(int position, String name) implements Arg {}

  /** Every argument that no other {@code Arg} of the sink names. */
  record Rest() implements Arg {}

  /** What the call is made on: the client, with what it was made of. */
  record Receiver() implements Arg {}
}
