package dev.weir.wire.http;

import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.ssl.SslHandler;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The layers of TLS on one connection: an intercepted CONNECT over a port that speaks TLS itself has two. */
public final class Secured {

  private Secured() {}

  /** Returns the layer that carries the requests of now; null where they come in the plain. */
  public static @Nullable SslHandler innermost(ChannelPipeline pipeline) {
    SslHandler found = null;
    for (Map.Entry<String, ChannelHandler> each : pipeline) {
      found = each.getValue() instanceof SslHandler tls ? tls : found;
    }
    return found;
  }
}
