package dev.weir.model.settings;

import dev.weir.model.net.Ip;

/** Where Weir listens. Port 0 lets the system choose. */
public record Listen(Socket gateway, Socket proxy, Socket admin) {

  /** One address and port. */
  public record Socket(Ip ip, int port) {
    @Override
    public String toString() {
      return (ip.v4() ? ip.toString() : "[" + ip + "]") + ":" + port;
    }
  }
}
