package dev.weir.wire.http;

import dev.weir.model.TlsFacts;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.SslHandler;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
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

  /** Returns how requests are secured, where the other side has shown a certificate; empty where they come in the plain. */
  public static Optional<TlsFacts> facts(ChannelPipeline pipeline) {
    SslHandler tls = innermost(pipeline);
    try {
      return tls == null ? Optional.empty() : Optional.of(facts(tls, tls.engine().getSession()));
    } catch (SSLPeerUnverifiedException | CertificateEncodingException e) {
      return Optional.empty();
    }
  }

  private static TlsFacts facts(SslHandler tls, SSLSession session)
      throws SSLPeerUnverifiedException, CertificateEncodingException {
    byte[] certificate = session.getPeerCertificates()[0].getEncoded();
    String application = tls.applicationProtocol();
    return new TlsFacts(session.getProtocol(), session.getCipherSuite(),
        application == null ? "" : application,
        HexFormat.of().formatHex(sha256(certificate)));
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("no SHA-256 on this JVM", e);
    }
  }

  /** Returns whether the two sides have agreed on HTTP/2. */
  public static boolean speaksHttp2(ChannelPipeline pipeline) {
    SslHandler tls = innermost(pipeline);
    return tls != null && ApplicationProtocolNames.HTTP_2.equals(tls.applicationProtocol());
  }

  /**
   * Gives what was read already to whoever reads from now on: behind the layer that has decrypted it, which would take it
   * for records of its own. To be called before another layer is there.
   */
  public static void readAgain(ChannelPipeline pipeline, ByteBuf rest) {
    SslHandler layer = innermost(pipeline);
    if (layer == null) {
      pipeline.fireChannelRead(rest).fireChannelReadComplete();
    } else {
      pipeline.context(layer).fireChannelRead(rest).fireChannelReadComplete();
    }
  }
}
