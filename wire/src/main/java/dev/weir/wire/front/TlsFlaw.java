package dev.weir.wire.front;

import dev.weir.gateway.Incoming.Flaw;
import dev.weir.model.Status;
import io.netty.handler.ssl.NotSslRecordException;
import io.netty.handler.ssl.SniCompletionEvent;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** What went wrong with a client's TLS inside an intercepted CONNECT, in Weir's words. */
final class TlsFlaw {

  private TlsFlaw() {}

  /** The name in a hello is not the one that the CONNECT gave. */
  static final class OtherName extends SSLException {
    private static final long serialVersionUID = 1L;

    OtherName() {
      super("another name in the hello of TLS than in the CONNECT");
    }
  }

  /** Returns what {@code event} tells of a handshake that failed; empty where it tells nothing that is worth a record. */
  static Optional<Flaw> in(Object event) {
    return switch (event) {
      case SslHandshakeCompletionEvent end when end.cause() instanceof NotSslRecordException ->
        Optional.of(new Flaw(Status.BAD_REQUEST, "something other than TLS in the tunnel"));
      case SniCompletionEvent hello when hello.cause() instanceof OtherName other ->
        Optional.of(new Flaw(Status.MISDIRECTED, String.valueOf(other.getMessage())));
      // Told once more as the end of a handshake, above.
      case SniCompletionEvent hello when hello.cause() instanceof NotSslRecordException -> Optional.empty();
      case SniCompletionEvent hello when hello.cause() != null ->
        Optional.of(new Flaw(Status.BAD_REQUEST, "no proper hello of TLS in the tunnel"));
      case SslHandshakeCompletionEvent end when end.cause() instanceof SSLException refusal
          && refusesCertificate(refusal) ->
        Optional.of(new Flaw(Status.BAD_REQUEST, "the client does not trust Weir's certificate"));
      // A client that goes away, or finds no protocol in common: nothing was asked for.
      default -> Optional.empty();
    };
  }

  /** The alerts of RFC 8446 section 6.2 that clients give for a certificate, as either engine names them. */
  private static boolean refusesCertificate(SSLException refusal) {
    String message = String.valueOf(refusal.getMessage()).toLowerCase(Locale.ROOT).replace('_', ' ');
    return message.contains("unknown ca") || message.contains("certificate unknown")
        || message.contains("bad certificate");
  }
}
