package dev.weir.wire.back;

import dev.weir.model.Decision.Deny;
import dev.weir.model.Status;
import io.netty.channel.ConnectTimeoutException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;

/** What went wrong with an upstream, in one clause that holds nothing of the content. */
public record UpstreamFault(Status status, String why) {

  static final UpstreamFault CONNECT_TIMEOUT = new UpstreamFault(Status.UPSTREAM_TIMEOUT, "connect timeout");

  /** Returns a fault that is answered with 502. */
  public static UpstreamFault bad(String why) {
    return new UpstreamFault(Status.BAD_UPSTREAM, why);
  }

  /** Returns a fault that is answered with 504. */
  public static UpstreamFault slow(String why) {
    return new UpstreamFault(Status.UPSTREAM_TIMEOUT, why);
  }

  /** Returns that Weir has ended the call for {@code why}. */
  public static UpstreamFault severed(Deny why) {
    return new UpstreamFault(why.status(), why.reason());
  }

  /** Returns why there is no TCP connection. */
  public static UpstreamFault connecting(Throwable cause) {
    return switch (cause) {
      case ConnectTimeoutException _ -> CONNECT_TIMEOUT;
      case NoRouteToHostException _ -> bad("no route to host");
      case ConnectException e when String.valueOf(e.getMessage()).contains("unreachable") ->
        bad("network unreachable");
      case ConnectException _ -> bad("connection refused");
      default -> bad("connection failed");
    };
  }
}
