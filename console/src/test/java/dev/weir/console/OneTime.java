package dev.weir.console;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.stream.LongStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Codes as an authenticator app shows them: TOTP (RFC 6238) with SHA-1, 30 seconds and six digits. */
final class OneTime {

  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final long STEP_MILLIS = 30_000;

  private OneTime() {}

  /** Returns the code that an app shows now for {@code secret}, in base32. */
  static String code(String secret) {
    return code(secret, System.currentTimeMillis() / STEP_MILLIS);
  }

  /** Returns whether {@code code} is what the app shows, has just shown, or is about to. */
  static boolean is(String secret, String code) {
    long now = System.currentTimeMillis() / STEP_MILLIS;
    return LongStream.rangeClosed(now - 1, now + 1).anyMatch(step -> code(secret, step).equals(code));
  }

  private static String code(String secret, long step) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(bytes(secret), "HmacSHA1"));
      ByteBuffer digest = ByteBuffer.wrap(mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array()));
      int number = digest.getInt(digest.get(digest.limit() - 1) & 15) & Integer.MAX_VALUE;
      return "%06d".formatted(number % 1_000_000);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] bytes(String base32) {
    byte[] bytes = new byte[base32.length() * 5 / 8];
    int kept = 0;
    int bits = 0;
    int at = 0;
    for (int i = 0; i < base32.length() && at < bytes.length; i++) {
      kept = kept << 5 | BASE32.indexOf(base32.charAt(i));
      bits += 5;
      if (bits >= 8) {
        bits -= 8;
        bytes[at++] = (byte) (kept >> bits);
      }
    }
    return bytes;
  }
}
