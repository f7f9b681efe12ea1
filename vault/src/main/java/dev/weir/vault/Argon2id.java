package dev.weir.vault;

import java.util.HexFormat;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** Argon2id (RFC 9106). The only class that loads Bouncy Castle, and only where there is a passphrase. */
final class Argon2id {

  private Argon2id() {}

  static byte[] derive(char[] passphrase, Stretching cost) {
    Argon2Parameters parameters = new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
        .withVersion(Argon2Parameters.ARGON2_VERSION_13).withMemoryAsKB(cost.kibibytes())
        .withIterations(cost.passes()).withParallelism(cost.lanes())
        .withSalt(HexFormat.of().parseHex(cost.salt())).build();
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(parameters);
    byte[] key = new byte[MasterKey.BYTES];
    generator.generateBytes(passphrase, key);
    return key;
  }
}
