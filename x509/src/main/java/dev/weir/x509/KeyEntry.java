package dev.weir.x509;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** A private key and the certificates that say whose it is, the leaf first: what proves somebody in a handshake. */
public record KeyEntry(List<X509Certificate> chain, PrivateKey key) {

  private static final String PEM = "-----BEGIN ";
  private static final byte SEQUENCE = 0x30;

  public KeyEntry {
    chain = List.copyOf(chain);
  }

  /**
   * Returns the two together.
   *
   * @param certificates PEM, the leaf first
   * @param key PEM of PKCS#8, not encrypted
   * @throws InvalidKeyException where both can be read, and the key is not the leaf's
   * @throws GeneralSecurityException where one cannot be read; holds nothing of it
   */
  public static KeyEntry ofPem(String certificates, String key) throws GeneralSecurityException {
    return paired(Pem.certificates(certificates), Pem.anyPrivateKey(key));
  }

  /**
   * Returns the one key of {@code bytes} with its chain: both as PEM in one text, or PKCS#12 as it is or in Base64.
   *
   * @param password of PKCS#12; empty where it has none
   * @throws GeneralSecurityException where that is not what they hold; says why in a clause, and holds nothing of them
   */
  public static KeyEntry read(byte[] bytes, char[] password) throws GeneralSecurityException {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    if (text.contains(PEM)) {
      return ofPem(text, text);
    }
    byte[] der = bytes.length > 0 && bytes[0] == SEQUENCE ? bytes.clone() : decoded(bytes);
    try {
      return ofPkcs12(der, password);
    } finally {
      Arrays.fill(der, (byte) 0);
    }
  }

  private static byte[] decoded(byte[] base64) throws GeneralSecurityException {
    try {
      return Base64.getMimeDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw new GeneralSecurityException("it is neither PEM nor PKCS#12", e);
    }
  }

  private static KeyEntry ofPkcs12(byte[] der, char[] password) throws GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try {
      store.load(new ByteArrayInputStream(der), password);
    } catch (IOException | RuntimeException e) {
      throw e.getCause() instanceof UnrecoverableKeyException
          ? new UnrecoverableKeyException("its password does not open it")
          : new GeneralSecurityException("it is neither PEM nor PKCS#12", e);
    }
    List<String> keys = Collections.list(store.aliases()).stream().filter(alias -> isKey(store, alias))
        .toList();
    if (keys.size() != 1) {
      throw new GeneralSecurityException("there is not exactly one key in its PKCS#12");
    }
    Certificate[] chain = store.getCertificateChain(keys.getFirst());
    if (chain == null || !(store.getKey(keys.getFirst(), password) instanceof PrivateKey key)) {
      throw new GeneralSecurityException("there is no private key with its certificate in its PKCS#12");
    }
    return paired(Stream.of(chain).map(X509Certificate.class::cast).toList(), key);
  }

  private static boolean isKey(KeyStore store, String alias) {
    try {
      return store.isKeyEntry(alias);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the store was loaded", e);
    }
  }

  private static KeyEntry paired(List<X509Certificate> chain, PrivateKey key) throws InvalidKeyException {
    if (!Keys.belongTogether(chain.getFirst().getPublicKey(), key)) {
      throw new InvalidKeyException("its key is not that of its first certificate");
    }
    return new KeyEntry(chain, key);
  }

  /** The subject only: the key is nobody's to print. */
  @Override
  public String toString() {
    return "KeyEntry[" + chain.getFirst().getSubjectX500Principal() + "]";
  }
}
