package dev.weir.model;

import dev.weir.model.net.Host;
import dev.weir.model.net.Ip;

/** Where a call goes. */
public sealed interface Destination {

  /** The name of every destination that the configuration does not list. */
  String UNLISTED = "(unlisted)";

  /** Returns the destination's name in the configuration, or {@link #UNLISTED}. */
  String name();

  /** Returns the host that the request names. */
  Host host();

  /** Every address of {@code host} was looked at, and this is the one that may be dialled. */
  record Vetted(String name, Host host, Ip dialOnly, int port) implements Destination {}

  /** Not to be dialled, whatever a policy says; {@code status} tells whose fault it is. */
  record Refused(String name, Host host, Status status, String why) implements Destination {}
}
