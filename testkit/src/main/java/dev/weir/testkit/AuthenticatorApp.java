package dev.weir.testkit;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.stream.LongStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Codes as an app on a phone shows them: TOTP (RFC 6238) with SHA-1, 30 seconds and six digits. */
public final class AuthenticatorApp {

  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int BITS_OF_A_LETTER = 5;
  private static final long STEP_MILLIS = 30_000;

  private final byte[] secret;

  /** An app that was given {@code secret}, in base32 and with blanks where people like them. */
  public AuthenticatorApp(String secret) {
    this.secret = bytes(secret.replace(" ", ""));
  }

  /** Returns the code that it shows now. */
  public String code() {
    return code(System.currentTimeMillis() / STEP_MILLIS);
  }

  /** Returns whether {@code code} is what it shows, has just shown, or is about to. */
  public boolean shows(String code) {
    long now = System.currentTimeMillis() / STEP_MILLIS;
    return LongStream.rangeClosed(now - 1, now + 1).anyMatch(step -> code(step).equals(code));
  }

  private String code(long step) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(secret, "HmacSHA1"));
      ByteBuffer digest = ByteBuffer.wrap(mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array()));
      int number = digest.getInt(digest.get(digest.limit() - 1) & 15) & Integer.MAX_VALUE;
      return "%06d".formatted(number % 1_000_000);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] bytes(String base32) {
    byte[] bytes = new byte[base32.length() * BITS_OF_A_LETTER / Byte.SIZE];
    int kept = 0;
    int bits = 0;
    int at = 0;
    for (int i = 0; i < base32.length() && at < bytes.length; i++) {
      kept = kept << BITS_OF_A_LETTER | BASE32.indexOf(base32.charAt(i));
      bits += BITS_OF_A_LETTER;
      if (bits >= Byte.SIZE) {
        bits -= Byte.SIZE;
        bytes[at++] = (byte) (kept >> bits);
      }
    }
    return bytes;
  }
}
