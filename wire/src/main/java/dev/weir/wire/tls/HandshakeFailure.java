package dev.weir.wire.tls;

import io.netty.handler.ssl.NotSslRecordException;
import io.netty.handler.ssl.SslHandshakeTimeoutException;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Puts a failed handshake into one clause of Weir's own words. What the engines say is looked at for signs that they are
 * known to give, and never repeated: parts of it may be the peer's.
 */
final class HandshakeFailure {

  private static final List<String> OTHER_PROTOCOL = List.of("protocol_version", "protocol version",
      "unsupported_protocol", "wrong_ssl_version");
  private static final List<String> NO_TLS = List.of("wrong_version_number", "http_request",
      "unsupported or unrecognized");
  private static final List<String> NO_CIPHER = List.of("handshake_failure", "no_shared_cipher", "no_cipher");
  private static final List<String> CLIENT_CERTIFICATE = List.of("certificate_required");

  private HandshakeFailure() {}

  static String explain(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof Distrust.Refusal refusal) {
        return refusal.why().clause();
      }
    }
    for (Throwable t = failure; t != null; t = t.getCause()) {
      String known = known(t);
      if (known != null) {
        return known;
      }
    }
    return failure instanceof IOException ? "it broke off the TLS handshake" : "the TLS handshake failed";
  }

  private static @Nullable String known(Throwable t) {
    if (t instanceof SslHandshakeTimeoutException) {
      return "it did not finish the TLS handshake in time";
    }
    if (t instanceof NotSslRecordException) {
      return "it does not speak TLS";
    }
    if (t instanceof ClosedChannelException) {
      return "it broke off the TLS handshake";
    }
    return t instanceof SSLException ? sign(String.valueOf(t.getMessage()).toLowerCase(Locale.ROOT)) : null;
  }

  private static @Nullable String sign(String message) {
    if (says(message, NO_TLS)) {
      return "it does not speak TLS";
    }
    if (says(message, OTHER_PROTOCOL)) {
      return "it offers no TLS version that is new enough";
    }
    if (says(message, CLIENT_CERTIFICATE)) {
      return "it wants a client certificate";
    }
    return says(message, NO_CIPHER) ? "it refused the TLS handshake" : null;
  }

  private static boolean says(String message, List<String> signs) {
    return signs.stream().anyMatch(message::contains);
  }
}
