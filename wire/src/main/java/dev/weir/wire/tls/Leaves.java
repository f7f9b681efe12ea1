package dev.weir.wire.tls;

import dev.weir.model.net.Host;
import io.netty.handler.ssl.SslContext;
import java.util.concurrent.CompletionStage;

/** Server certificates in the names of others, signed by Weir's own authority. */
public interface Leaves {

  /**
   * Completes with the server side's context for {@code host}, from a bounded cache or minted off the loop; with an
   * {@link java.io.IOException} where it cannot be minted.
   */
  CompletionStage<SslContext> leafFor(Host host);
}
