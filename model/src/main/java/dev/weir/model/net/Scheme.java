package dev.weir.model.net;

/** How a destination is spoken to. */
public enum Scheme {
  HTTP(80), HTTPS(443);

  private final int port;

  Scheme(int port) {
    this.port = port;
  }

  /** Returns the port where none is written. */
  public int port() {
    return port;
  }

  /** Returns the scheme as a URL writes it. */
  public String text() {
    return this == HTTP ? "http" : "https";
  }
}
