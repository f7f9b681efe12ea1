package dev.weir.vault;

import java.math.BigInteger;
import org.bouncycastle.crypto.fpe.FPEEngine;
import org.bouncycastle.crypto.fpe.FPEFF1Engine;
import org.bouncycastle.crypto.params.FPEParameters;
import org.bouncycastle.crypto.params.KeyParameter;

/** FF1 of NIST SP 800-38G on decimal digits, with AES; a class of its own, since Bouncy Castle takes time to load. */
final class Ff1 {

  private static final int RADIX = 10;

  private final FPEEngine engine = new FPEFF1Engine();
  private final int length;

  /** @param length how many digits a number has, leading zeros among them */
  Ff1(boolean encrypts, byte[] key, byte[] tweak, int length) {
    engine.init(encrypts, new FPEParameters(new KeyParameter(key), RADIX, tweak));
    this.length = length;
  }

  /** Returns what becomes of {@code number}: another of as many digits. */
  BigInteger turn(BigInteger number) {
    String text = number.toString();
    byte[] digits = new byte[length];
    for (int i = 0; i < text.length(); i++) {
      digits[length - text.length() + i] = (byte) (text.charAt(i) - '0');
    }
    engine.processBlock(digits, 0, length, digits, 0);
    StringBuilder after = new StringBuilder(length);
    for (byte digit : digits) {
      after.append((char) ('0' + digit));
    }
    return new BigInteger(after.toString());
  }
}
