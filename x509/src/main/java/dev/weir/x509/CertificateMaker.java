package dev.weir.x509;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Makes X.509 v3 certificates (RFC 5280) of two shapes, an authority and a server, signed with ECDSA and SHA-256. Serial
 * numbers are 128 random bits; a key identifier is the left 160 bits of the SHA-256 of the SubjectPublicKeyInfo.
 */
public final class CertificateMaker {

  static final String SIGNATURE = "SHA256withECDSA";

  /** The longest common name (RFC 5280 appendix A, ub-common-name). */
  public static final int MAX_COMMON_NAME = 64;

  private static final byte[] ECDSA_WITH_SHA256 = Der.sequence(Der.oid("1.2.840.10045.4.3.2"));
  private static final byte[] COMMON_NAME = Der.oid("2.5.4.3");
  private static final String SUBJECT_KEY_ID = "2.5.29.14";
  private static final String KEY_USAGE = "2.5.29.15";
  private static final String SUBJECT_ALT_NAME = "2.5.29.17";
  private static final String BASIC_CONSTRAINTS = "2.5.29.19";
  private static final String AUTHORITY_KEY_ID = "2.5.29.35";
  private static final String EXTENDED_KEY_USAGE = "2.5.29.37";
  private static final String TLS_FEATURES = "1.3.6.1.5.5.7.1.24";
  /** The feature of a stapled answer of the authority (RFC 7633, RFC 6066 section 8). */
  private static final int STATUS_REQUEST = 5;
  private static final byte[] SERVER_AUTH = Der.oid("1.3.6.1.5.5.7.3.1");
  private static final byte[] DIGITAL_SIGNATURE = Der.bits(new byte[]{(byte) 0x80}, 7);
  private static final byte[] CERT_AND_CRL_SIGN = Der.bits(new byte[]{0x06}, 1);
  private static final byte[] CLIENT_AUTH = Der.oid("1.3.6.1.5.5.7.3.2");
  private static final int ALT_DNS = 2;
  private static final int ALT_URI = 6;
  private static final int ALT_IP = 7;

  private final byte[] subject;
  private final Instant from;
  private final Instant to;
  private boolean stapled;

  private CertificateMaker(String commonName, Instant from, Instant to) {
    if (commonName.isEmpty() || commonName.length() > MAX_COMMON_NAME) {
      throw new IllegalArgumentException("a common name has 1 to " + MAX_COMMON_NAME + " characters");
    }
    this.subject = Der.sequence(Der.setOf(Der.sequence(COMMON_NAME, Der.utf8(commonName))));
    this.from = from;
    this.to = to;
  }

  /** Returns a maker of certificates with this subject, valid from {@code from} for {@code life}. */
  public static CertificateMaker named(String commonName, Instant from, Duration life) {
    return new CertificateMaker(commonName, from, from.plus(life));
  }

  /** Makes servers' certificates that are only good with a stapled answer of their authority (RFC 7633). */
  public CertificateMaker stapled() {
    stapled = true;
    return this;
  }

  /** Returns a self-signed authority that may sign servers, but no further authority. */
  public Identity authority(KeyPair keys) throws GeneralSecurityException {
    List<byte[]> extensions = List.of(
        extension(BASIC_CONSTRAINTS, true, Der.sequence(Der.bool(true), Der.integer(0))),
        extension(KEY_USAGE, true, CERT_AND_CRL_SIGN),
        extension(SUBJECT_KEY_ID, false, Der.octets(keyId(keys.getPublic()))));
    return new Identity(sign(subject, keys.getPublic(), extensions, keys.getPrivate()), keys.getPrivate());
  }

  /** Returns a server's certificate that {@code issuer} vouches for, good for {@code names} only. */
  public Identity server(KeyPair keys, List<AltName> names, Identity issuer) throws GeneralSecurityException {
    byte[] issuerName = issuer.certificate().getSubjectX500Principal().getEncoded();
    byte[] issuerId = keyId(issuer.certificate().getPublicKey());
    return leaf(keys, SERVER_AUTH, names, issuerName, issuerId, issuer.key());
  }

  /** Returns a client's certificate that {@code issuer} vouches for. */
  public Identity client(KeyPair keys, List<AltName> names, Identity issuer) throws GeneralSecurityException {
    return leaf(keys, CLIENT_AUTH, names, issuer.certificate().getSubjectX500Principal().getEncoded(),
        keyId(issuer.certificate().getPublicKey()), issuer.key());
  }

  /** Returns a server's certificate that nobody but itself vouches for. */
  public Identity selfSignedServer(KeyPair keys, List<AltName> names) throws GeneralSecurityException {
    return leaf(keys, SERVER_AUTH, names, subject, keyId(keys.getPublic()), keys.getPrivate());
  }

  private Identity leaf(KeyPair keys, byte[] usage, List<AltName> names, byte[] issuer, byte[] issuerId,
      PrivateKey signer)
      throws GeneralSecurityException {
    List<byte[]> extensions = new ArrayList<>();
    extensions.add(extension(BASIC_CONSTRAINTS, true, Der.sequence()));
    extensions.add(extension(KEY_USAGE, true, DIGITAL_SIGNATURE));
    extensions.add(extension(EXTENDED_KEY_USAGE, false, Der.sequence(usage)));
    extensions.add(extension(SUBJECT_KEY_ID, false, Der.octets(keyId(keys.getPublic()))));
    extensions.add(extension(AUTHORITY_KEY_ID, false, Der.sequence(Der.implicit(0, issuerId))));
    extensions.add(extension(SUBJECT_ALT_NAME, false,
        Der.sequence(names.stream().map(CertificateMaker::altName).toList())));
    if (stapled) {
      extensions.add(extension(TLS_FEATURES, false, Der.sequence(Der.integer(STATUS_REQUEST))));
    }
    return new Identity(sign(issuer, keys.getPublic(), extensions, signer), keys.getPrivate());
  }

  private X509Certificate sign(byte[] issuer, PublicKey key, List<byte[]> extensions, PrivateKey signer)
      throws GeneralSecurityException {
    byte[] toBeSigned = Der.sequence(
        Der.explicit(0, Der.integer(2)),
        Der.integer(new BigInteger(1, Keys.random(16))),
        ECDSA_WITH_SHA256,
        issuer,
        Der.sequence(Der.time(from), Der.time(to)),
        subject,
        key.getEncoded(),
        Der.explicit(3, Der.sequence(extensions)));
    Signature signature = Signature.getInstance(SIGNATURE);
    signature.initSign(signer);
    signature.update(toBeSigned);
    byte[] whole = Der.sequence(toBeSigned, ECDSA_WITH_SHA256, Der.bits(signature.sign()));
    return (X509Certificate) CertificateFactory.getInstance("X.509")
        .generateCertificate(new ByteArrayInputStream(whole));
  }

  private static byte[] altName(AltName name) {
    return switch (name) {
      case AltName.Dns dns -> Der.implicit(ALT_DNS, dns.name().getBytes(StandardCharsets.US_ASCII));
      case AltName.Uri uri -> Der.implicit(ALT_URI, uri.uri().getBytes(StandardCharsets.US_ASCII));
      case AltName.Address address -> Der.implicit(ALT_IP, address.ip().getAddress());
    };
  }

  private static byte[] extension(String oid, boolean critical, byte[] value) {
    return critical
        ? Der.sequence(Der.oid(oid), Der.bool(true), Der.octets(value))
        : Der.sequence(Der.oid(oid), Der.octets(value));
  }

  private static byte[] keyId(PublicKey key) {
    return Arrays.copyOf(Keys.sha256(key.getEncoded()), 20);
  }
}
