package dev.weir.model;

/** By which door a request came. */
public enum Entry {
  /** {@code /<destination>/<path>} on the gateway's port. */
  GATEWAY,
  /** Absolute-form on the proxy's port. */
  PROXY,
  /** Inside an intercepted CONNECT. */
  INTERCEPTED,
  /** The CONNECT itself. */
  CONNECT
}
