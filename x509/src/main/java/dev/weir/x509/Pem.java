package dev.weir.x509;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Certificates and keys as text (RFC 7468). Text round the blocks is skipped, as everybody does. */
public final class Pem {

  private static final String CERTIFICATE = "CERTIFICATE";
  private static final String PRIVATE_KEY = "PRIVATE KEY";
  private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[]{'\n'});

  private Pem() {}

  /** Returns the certificates one after another, each as a block that ends in a line feed. */
  public static String of(X509Certificate... certificates) throws CertificateException {
    StringBuilder text = new StringBuilder();
    for (X509Certificate certificate : certificates) {
      text.append(block(CERTIFICATE, certificate.getEncoded()));
    }
    return text.toString();
  }

  /** Returns the key as PKCS#8, not encrypted: for a file that only its owner may read. */
  public static String ofUnencrypted(PrivateKey key) {
    return block(PRIVATE_KEY, key.getEncoded());
  }

  /** Returns every certificate of {@code pem} in its order; never an empty list. */
  public static List<X509Certificate> certificates(String pem) throws CertificateException {
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    List<X509Certificate> found = new ArrayList<>();
    for (byte[] der : blocks(CERTIFICATE, pem)) {
      found.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der)));
    }
    if (found.isEmpty()) {
      throw new CertificateException("there is no BEGIN CERTIFICATE");
    }
    return List.copyOf(found);
  }

  /** Returns the one P-256 key of {@code pem}, in PKCS#8 without a password. */
  public static PrivateKey privateKey(String pem) throws GeneralSecurityException {
    return KeyFactory.getInstance("EC").generatePrivate(onlyKey(pem));
  }

  /** Returns the one key of {@code pem}, whatever it signs with, in PKCS#8 without a password. */
  public static PrivateKey anyPrivateKey(String pem) throws GeneralSecurityException {
    PKCS8EncodedKeySpec encoded = onlyKey(pem);
    for (String algorithm : List.of("EC", "RSA")) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(encoded);
      } catch (InvalidKeySpecException e) {
        // A key of another kind, then.
      }
    }
    return KeyFactory.getInstance("EdDSA").generatePrivate(encoded);
  }

  private static PKCS8EncodedKeySpec onlyKey(String pem) throws GeneralSecurityException {
    List<byte[]> found = blocks(PRIVATE_KEY, pem);
    if (found.size() != 1) {
      throw new InvalidKeySpecException("there is not exactly one BEGIN PRIVATE KEY");
    }
    return new PKCS8EncodedKeySpec(found.getFirst());
  }

  private static String block(String label, byte[] der) {
    return begin(label) + "\n" + LINES.encodeToString(der) + "\n" + end(label) + "\n";
  }

  private static List<byte[]> blocks(String label, String pem) throws CertificateException {
    List<byte[]> blocks = new ArrayList<>();
    int at = pem.indexOf(begin(label));
    while (at >= 0) {
      int from = at + begin(label).length();
      int to = pem.indexOf(end(label), from);
      if (to < 0) {
        throw new CertificateException("a BEGIN " + label + " has no END");
      }
      try {
        byte[] body = pem.substring(from, to).strip().getBytes(StandardCharsets.US_ASCII);
        blocks.add(Base64.getMimeDecoder().decode(body));
      } catch (IllegalArgumentException e) {
        throw new CertificateException("the Base64 of a " + label + " is damaged", e);
      }
      at = pem.indexOf(begin(label), to);
    }
    return blocks;
  }

  private static String begin(String label) {
    return "-----BEGIN " + label + "-----";
  }

  private static String end(String label) {
    return "-----END " + label + "-----";
  }
}
