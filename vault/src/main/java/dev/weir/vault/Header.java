package dev.weir.vault;

import dev.weir.model.net.Bytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * The start of every file of the vault: what it is, which edition of it, and a check value by which a wrong master key is
 * told from damage. 8 bytes of magic with the format's version, 16 random ones, a sealed constant, a CRC-32C of all that.
 */
final class Header {

  private static final byte[] MAGIC = "WEIRVLT1".getBytes(StandardCharsets.US_ASCII);
  private static final int EDITION = 16;
  private static final byte[] CONSTANT = new byte[16];
  private static final int SEALED = CONSTANT.length + Seal.OVERHEAD;
  private static final int CHECKED = MAGIC.length + EDITION + SEALED;

  static final int BYTES = CHECKED + Integer.BYTES;

  private static final SecureRandom RANDOM = new SecureRandom();

  private Header() {}

  /** Returns the header of a new edition. */
  static byte[] fresh(Seal check) {
    byte[] edition = new byte[EDITION];
    RANDOM.nextBytes(edition);
    ByteBuffer header = ByteBuffer.allocate(BYTES).put(MAGIC).put(edition);
    header.put(check.close(CONSTANT, edition));
    return header.putInt(crc(header.array())).array();
  }

  /** Returns the header of {@code file}, once it is known to be whole and of this master key. */
  static Bytes verified(byte[] file, Seal check, String where) throws VaultException {
    if (file.length < BYTES || !Arrays.equals(file, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
      throw VaultException.damaged(where, "it does not begin as a file of the vault does");
    }
    if (ByteBuffer.wrap(file).getInt(CHECKED) != crc(file)) {
      throw VaultException.damaged(where, "the checksum of its header is wrong");
    }
    int sealed = MAGIC.length + EDITION;
    if (!opens(check, Arrays.copyOfRange(file, sealed, CHECKED),
        Arrays.copyOfRange(file, MAGIC.length, sealed))) {
      throw new VaultException(where, "was written under another master key",
          "start Weir with the master key that it was made with");
    }
    return Bytes.wrap(Arrays.copyOf(file, BYTES));
  }

  private static boolean opens(Seal check, byte[] sealed, byte[] edition) {
    try {
      return Arrays.equals(check.open(sealed, edition), CONSTANT);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static int crc(byte[] header) {
    CRC32C crc = new CRC32C();
    crc.update(header, 0, CHECKED);
    return (int) crc.getValue();
  }
}
