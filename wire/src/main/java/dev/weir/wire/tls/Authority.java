package dev.weir.wire.tls;

import dev.weir.x509.CertificateMaker;
import dev.weir.x509.Identity;
import dev.weir.x509.Keys;
import dev.weir.x509.Pem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;

/**
 * Weir's own interception authority, in {@code <data>/ca/}: {@code ca.pem} to hand to clients and {@code ca.key} for
 * nobody. Made at the first start; a damaged one is an error, never replaced, since clients trust the one they know. Only
 * a {@link Succession} puts another in its place.
 */
public final class Authority {

  private static final Duration LIFE = Duration.ofDays(3652);
  private static final Duration CLOCK_SKEW = Duration.ofHours(1);

  private final Identity identity;

  private Authority(Identity identity) {
    this.identity = identity;
  }

  /**
   * Returns the authority of {@code dataFolder}, made now where there is none.
   *
   * @throws IOException where there is half of one, a damaged or expired one, or a key that others may read: the message
   *     names the file and how to mend it
   */
  public static Authority open(Path dataFolder, Clock clock) throws IOException {
    AuthorityFiles files = AuthorityFiles.current(dataFolder);
    files.clean(clock.instant());
    Succession.of(dataFolder, clock).settle();
    if (files.absent()) {
      files.create(make(clock.instant()), clock.instant());
    }
    return read(files, clock.instant());
  }

  /** Returns the certificate that clients have to trust. */
  public X509Certificate certificate() {
    return identity.certificate();
  }

  /** Returns {@link #certificate} as PEM. */
  public String pem() {
    try {
      return Pem.of(certificate());
    } catch (CertificateException e) {
      throw new IllegalStateException("a certificate that was read can be written", e);
    }
  }

  Identity identity() {
    return identity;
  }

  static Identity make(Instant now) throws IOException {
    try {
      KeyPair keys = Keys.p256();
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(keys.getPublic().getEncoded());
      String shortId = HexFormat.of().formatHex(digest, 0, 4);
      return CertificateMaker.named("Weir interception CA " + shortId, now.minus(CLOCK_SKEW), LIFE)
          .authority(keys);
    } catch (GeneralSecurityException e) {
      throw new IOException("the interception CA cannot be made", e);
    }
  }

  static Authority read(AuthorityFiles files, Instant now) throws IOException {
    files.checkComplete();
    files.checkPrivate();
    X509Certificate certificate = readCertificate(files.certificate());
    PrivateKey key = readKey(files.key());
    if (!Keys.belongTogether(certificate.getPublicKey(), key)) {
      throw new IOException(files.key() + " is not the key of " + files.certificate() + ": " + files.mend());
    }
    if (certificate.getBasicConstraints() < 0) {
      throw new IOException(files.certificate() + " is no CA certificate: " + files.mend());
    }
    if (now.isAfter(certificate.getNotAfter().toInstant())) {
      throw new IOException(
          files.certificate() + " has expired: move the folder aside, start again, and hand out the new one");
    }
    return new Authority(new Identity(certificate, key));
  }

  private static X509Certificate readCertificate(Path file) throws IOException {
    try {
      return Pem.certificates(Files.readString(file)).getFirst();
    } catch (CertificateException e) {
      throw new IOException(file + " is damaged: restore it from a backup", e);
    }
  }

  private static PrivateKey readKey(Path file) throws IOException {
    try {
      return Pem.privateKey(Files.readString(file));
    } catch (GeneralSecurityException e) {
      throw new IOException(file + " is damaged: restore it from a backup", e);
    }
  }
}
