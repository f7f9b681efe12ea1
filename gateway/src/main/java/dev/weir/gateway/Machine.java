package dev.weir.gateway;

import dev.weir.model.net.Ip;
import java.net.NetworkInterface;
import java.net.SocketException;

/** The machine that Weir runs on. */
final class Machine {

  private Machine() {}

  /** Returns whether a connection to {@code ip} comes back to this machine; true where that cannot be known. */
  static boolean owns(Ip ip) {
    if (ip.isLoopback()) {
      return true;
    }
    try {
      return NetworkInterface.getByInetAddress(ip.toInet()) != null;
    } catch (SocketException e) {
      return true;
    }
  }
}
