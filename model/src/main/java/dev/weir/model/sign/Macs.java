package dev.weir.model.sign;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Message authentication codes. */
public final class Macs {

  private Macs() {}

  /** Returns the code of {@code message} under {@code key}, by what the JDK calls {@code algorithm}. */
  public static byte[] hmac(String algorithm, byte[] key, byte[] message) {
    try {
      Mac mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(key, algorithm));
      return mac.doFinal(message);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("no " + algorithm + " on this JVM", e);
    }
  }
}
