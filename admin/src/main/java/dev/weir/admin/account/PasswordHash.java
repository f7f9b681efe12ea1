package dev.weir.admin.account;

import dev.weir.vault.Argon2id;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;

/** A password, stretched; its cost is kept beside it, so that the next one can cost more. Salt and hash in base64. */
public record PasswordHash(Cost cost, String salt, String hash) {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int SALT_BYTES = 16;

  /** What one try costs whoever guesses. */
  public record Cost(int kibibytes, int passes, int lanes) {
    /** As OWASP's password storage cheat sheet has it: 19 MiB, twice. */
    public static final Cost USUAL = new Cost(19 << 10, 2, 1);
  }

  static PasswordHash of(String password, Cost cost) {
    byte[] salt = new byte[SALT_BYTES];
    RANDOM.nextBytes(salt);
    Base64.Encoder text = Base64.getEncoder();
    return new PasswordHash(cost, text.encodeToString(salt),
        text.encodeToString(stretch(password, salt, cost)));
  }

  boolean matches(String password) {
    Base64.Decoder text = Base64.getDecoder();
    return MessageDigest.isEqual(stretch(password, text.decode(salt), cost), text.decode(hash));
  }

  /** However a keyboard composes its letters, the same password gives the same bytes. */
  private static byte[] stretch(String password, byte[] salt, Cost cost) {
    char[] letters = Normalizer.normalize(password, Normalizer.Form.NFKC).toCharArray();
    return Argon2id.derive(letters, salt, cost.kibibytes(), cost.passes(), cost.lanes());
  }

  @Override
  public String toString() {
    return "PasswordHash[" + cost + "]";
  }
}
