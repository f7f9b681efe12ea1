package dev.weir.admin.account;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Locale;
import org.bouncycastle.util.encoders.Base32;

/**
 * A code that is good once: for the first account, for enrolment, or in place of a second factor. Kept as a keyed hash only.
 *
 * @param ends from when on it is worth nothing
 */
public record Code(String hash, Instant ends) {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int GROUP = 4;

  /** Returns the text of a new code: groups of four in base32, of so many bytes of chance, a multiple of five. */
  static String fresh(int bytes) {
    String text = base32(bytes);
    StringBuilder code = new StringBuilder();
    for (int i = 0; i < text.length(); i += GROUP) {
      code.append(i == 0 ? "" : "-").append(text, i, Math.min(text.length(), i + GROUP));
    }
    return code.toString();
  }

  /** Returns a name for something that nobody can guess. */
  public static String id(int bytes) {
    return base32(bytes).toLowerCase(Locale.ROOT);
  }

  /** Returns so many bytes of chance, a multiple of five, in base32. */
  static String base32(int bytes) {
    byte[] chance = new byte[bytes];
    RANDOM.nextBytes(chance);
    return Base32.toBase32String(chance);
  }

  /** Returns what stays of a code that somebody typed: upper case, without blanks and hyphens. */
  static String typed(String text) {
    return text.replace("-", "").replace(" ", "").toUpperCase(Locale.ROOT);
  }

  /** Returns the code of this text. */
  static Code of(String text, Instant ends, Digest digest) {
    return new Code(hash(text, digest), ends);
  }

  /** Returns the keyed hash of a code, however it is typed. */
  static String hash(String text, Digest digest) {
    return digest.of("code", typed(text));
  }

  /** Returns whether {@code text} is this code, and not too late. */
  boolean is(String text, Instant now, Digest digest) {
    return Digest.same(hash, hash(text, digest)) && now.isBefore(ends);
  }

  @Override
  public String toString() {
    return "Code[until " + ends + "]";
  }
}
