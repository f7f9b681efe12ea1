package dev.weir.vault;

import java.util.HexFormat;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** Argon2id (RFC 9106). The only class that loads Bouncy Castle for it, and only where there is something to stretch. */
public final class Argon2id {

  private Argon2id() {}

  static byte[] derive(char[] passphrase, Stretching cost) {
    return derive(passphrase, HexFormat.of().parseHex(cost.salt()), cost.kibibytes(), cost.passes(),
        cost.lanes());
  }

  /** Returns 32 bytes, at a cost of so much memory, so many passes over it and so many lanes. */
  public static byte[] derive(char[] passphrase, byte[] salt, int kibibytes, int passes, int lanes) {
    Argon2Parameters parameters = new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
        .withVersion(Argon2Parameters.ARGON2_VERSION_13).withMemoryAsKB(kibibytes)
        .withIterations(passes).withParallelism(lanes).withSalt(salt).build();
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(parameters);
    byte[] key = new byte[MasterKey.BYTES];
    generator.generateBytes(passphrase, key);
    return key;
  }
}
