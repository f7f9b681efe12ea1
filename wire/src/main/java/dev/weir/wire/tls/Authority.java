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
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * Weir's own interception authority, in {@code <data>/ca/}: {@code ca.pem} to hand to clients and {@code ca.key} for
 * nobody. Made at the first start; a damaged one is an error, never replaced, since clients trust the one they know.
 *
 * <p>One that is to take its place lies beside it, in {@code ca-2}, {@code ca-3} and so on, and signs once it has been valid for
 * {@link #CLOCK_SKEW}: what its certificate says is all there is to know. Until then, and until its own end, the one before is
 * trusted as well.
 */
public final class Authority {

  private static final Duration LIFE = Duration.ofDays(3652);
  /** Clients' clocks are behind, or ahead, by this at the most. */
  private static final Duration CLOCK_SKEW = Duration.ofHours(1);

  private final Path data;
  private final Clock clock;
  /** In the order in which they sign. */
  private volatile List<Identity> all;

  private Authority(Path data, Clock clock, List<Identity> all) {
    this.data = data;
    this.clock = clock;
    this.all = List.copyOf(all);
  }

  /**
   * Returns the authority of {@code dataFolder}, made now where there is none.
   *
   * @throws IOException where there is half of one, a damaged or expired one, or a key that others may read: the message
   *     names the file and how to mend it
   */
  public static Authority open(Path dataFolder, Clock clock) throws IOException {
    AuthorityFiles files = AuthorityFiles.of(dataFolder, 1);
    files.clean(clock.instant());
    if (files.absent()) {
      files.create(make(clock.instant()));
    }
    Authority authority = new Authority(dataFolder, clock, read(dataFolder));
    Instant end = authority.certificate().getNotAfter().toInstant();
    if (clock.instant().isAfter(end)) {
      throw new IOException(
          files.certificate() + " has expired: move the folder aside, start again, and hand out the new one");
    }
    return authority;
  }

  /**
   * Makes the next one, which signs in the place of this from {@code in} from now on.
   *
   * @throws IOException where one is waiting already, or it cannot be written
   */
  public void rotate(Duration in) throws IOException {
    refresh();
    X509Certificate last = all.getLast().certificate();
    if (signsFrom(last).isAfter(clock.instant())) {
      throw new IOException("the next authority signs from " + signsFrom(last)
          + " on: there is none to make before that");
    }
    AuthorityFiles.of(data, all.size() + 1).create(make(clock.instant().plus(in)));
    refresh();
  }

  /** Takes in what another process has made; returns whether another one signs than {@code before}. */
  public boolean refresh(X509Certificate before) throws IOException {
    refresh();
    return !certificate().equals(before);
  }

  private void refresh() throws IOException {
    if (!AuthorityFiles.of(data, all.size() + 1).absent()) {
      all = read(data);
    }
  }

  /** Returns the certificate that signs now. */
  public X509Certificate certificate() {
    return identity().certificate();
  }

  /** Returns from when on {@code certificate}, one of {@link #trusted}, signs. */
  public static Instant signsFrom(X509Certificate certificate) {
    return certificate.getNotBefore().toInstant().plus(CLOCK_SKEW);
  }

  /** Returns the certificates that clients have to trust: the one that signs now first, none that has expired. */
  public List<X509Certificate> trusted() {
    X509Certificate now = certificate();
    return Stream.concat(Stream.of(now), all.stream().map(Identity::certificate).filter(one -> !one.equals(now)))
        .filter(one -> clock.instant().isBefore(one.getNotAfter().toInstant())).toList();
  }

  /** Returns the certificate that was made last. */
  public X509Certificate last() {
    return all.getLast().certificate();
  }

  /** Returns {@link #trusted} as PEM. */
  public String pem() {
    StringBuilder pem = new StringBuilder();
    try {
      for (X509Certificate one : trusted()) {
        pem.append(Pem.of(one));
      }
      return pem.toString();
    } catch (CertificateException e) {
      throw new IllegalStateException("a certificate that was read can be written", e);
    }
  }

  Identity identity() {
    Instant now = clock.instant();
    Identity signing = all.getFirst();
    for (Identity one : all) {
      signing = signsFrom(one.certificate()).isAfter(now) ? signing : one;
    }
    return signing;
  }

  private static List<Identity> read(Path data) throws IOException {
    List<Identity> all = new ArrayList<>();
    for (AuthorityFiles files = AuthorityFiles.of(data, 1); all.isEmpty() || !files.absent();) {
      all.add(read(files));
      files = AuthorityFiles.of(data, all.size() + 1);
    }
    return all;
  }

  private static Identity make(Instant now) throws IOException {
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

  private static Identity read(AuthorityFiles files) throws IOException {
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
    return new Identity(certificate, key);
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
