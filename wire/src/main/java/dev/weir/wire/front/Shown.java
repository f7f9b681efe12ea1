package dev.weir.wire.front;

import dev.weir.model.PeerCertificate;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.ssl.SslHandler;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.security.auth.x500.X500Principal;

/** The certificate that a client showed on one of Weir's own ports: what the handshake has verified, and nothing else. */
final class Shown {

  // RFC 5280 section 4.2.1.6, as X509Certificate numbers them.
  private static final int DNS_NAME = 2;
  private static final int URI = 6;

  private Shown() {}

  /** Returns the certificate; empty where the connection is plain, or none was shown. */
  static Optional<PeerCertificate> on(ChannelPipeline pipeline) {
    SslHandler outermost = pipeline.get(SslHandler.class);
    if (outermost == null) {
      return Optional.empty();
    }
    try {
      return outermost.engine().getSession().getPeerCertificates()[0] instanceof X509Certificate leaf
          ? Optional.of(described(leaf))
          : Optional.empty();
    } catch (SSLPeerUnverifiedException | CertificateParsingException | CertificateEncodingException e) {
      return Optional.empty();
    }
  }

  private static PeerCertificate described(X509Certificate leaf)
      throws CertificateParsingException, CertificateEncodingException {
    return new PeerCertificate(names(leaf, URI),
        names(leaf, DNS_NAME).stream().map(name -> name.toLowerCase(Locale.ROOT)).toList(),
        leaf.getSubjectX500Principal().getName(X500Principal.CANONICAL), leaf.getNotAfter().toInstant(),
        thumbprint(leaf));
  }

  private static String thumbprint(X509Certificate leaf) throws CertificateEncodingException {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(leaf.getEncoded());
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("no SHA-256 on this JVM", e);
    }
  }

  private static List<String> names(X509Certificate leaf, int type) throws CertificateParsingException {
    Collection<List<?>> all = leaf.getSubjectAlternativeNames();
    return all == null
        ? List.of()
        : all.stream().filter(name -> name.getFirst().equals(type)).map(name -> name.get(1).toString())
            .toList();
  }
}
