package dev.weir.scan.egress;

/**
 * One address that a call may send to.
 *
 * @param url what is known of it, {@code *} for each part that is not: {@code https://api.stripe.com/v1/*}; a host alone for a
 *     socket; empty where nothing is known
 * @param origin where the host came from
 */
public record Endpoint(String url, Origin origin) {

  /** Who chose the host. */
  public enum Origin {
    /** The code. */
    CONSTANT,
    /** The library: its default. */
    LIBRARY,
    /** Environment, arguments of the program, configuration. */
    CONFIGURATION,
    /** A user of the program: whoever calls it over the network. */
    USER_INPUT, UNKNOWN
  }

  /** Written out: what a record has of its own is put together when it is first used, which takes milliseconds. */
  @Override
  public boolean equals(Object other) {
    return this == other || other instanceof Endpoint that && origin == that.origin && url.equals(that.url);
  }

  @Override
  public int hashCode() {
    return 31 * url.hashCode() + origin.hashCode();
  }
}
