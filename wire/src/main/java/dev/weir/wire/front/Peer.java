package dev.weir.wire.front;

import dev.weir.model.net.Ip;
import io.netty.channel.Channel;
import java.net.InetSocketAddress;

/** Who is at the other end of a client's connection. */
public final class Peer {

  private static final Ip THIS_MACHINE = Ip.v4(0x7f000001L);

  private Peer() {}

  /** Returns the address of {@code channel}'s other end; of a Unix socket, where nobody has one, 127.0.0.1. */
  public static Ip of(Channel channel) {
    return channel.remoteAddress() instanceof InetSocketAddress address
        ? Ip.of(address.getAddress())
        : THIS_MACHINE;
  }
}
