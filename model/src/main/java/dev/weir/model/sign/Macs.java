package dev.weir.model.sign;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/** Message authentication codes. */
public final class Macs {

  private Macs() {}

  /** Returns the code of {@code message} under {@code key}, by what the JDK calls {@code algorithm}. */
  public static byte[] hmac(String algorithm, byte[] key, byte[] message) {
    try {
      Mac mac = Mac.getInstance(algorithm);
      mac.init(new Lent(key, algorithm));
      return mac.doFinal(message);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("no " + algorithm + " on this JVM", e);
    }
  }

  /** A key whose owner wipes it: the JDK's own keeps a copy that nobody can reach, and wipes the one that it is handed here. */
  private static final class Lent implements SecretKey {

    private static final long serialVersionUID = 1L;

    private final transient byte[] bytes;
    private final String algorithm;

    Lent(byte[] bytes, String algorithm) {
      this.bytes = bytes;
      this.algorithm = algorithm;
    }

    @Override
    public String getAlgorithm() {
      return algorithm;
    }

    @Override
    public String getFormat() {
      return "RAW";
    }

    @Override
    public byte[] getEncoded() {
      return bytes.clone();
    }
  }
}
