package dev.weir.admin;

import java.util.Map;

/** How much one visitor may ask of the JDK's server, which by itself sets no such limits and takes them as properties only. */
final class Caps {

  private static final Map<String, String> CAPS = Map.of(
      "jdk.httpserver.maxConnections", "64",
      "sun.net.httpserver.maxIdleConnections", "16",
      "sun.net.httpserver.maxReqHeaders", "64",
      "sun.net.httpserver.maxReqHeaderSize", "16384",
      "sun.net.httpserver.drainAmount", "0",
      "sun.net.httpserver.maxReqTime", "10",
      "sun.net.httpserver.maxRspTime", "60",
      "sun.net.httpserver.nodelay", "true");

  private Caps() {}

  /** Sets the caps, but for those that were given on the command line; read once, before the first server is made. */
  static void set() {
    CAPS.forEach((name, value) -> {
      if (System.getProperty(name) == null) {
        System.setProperty(name, value);
      }
    });
  }
}
