package dev.weir.vault;

import dev.weir.model.net.Bytes;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;

/**
 * How many rows there are, and the exclusive or of their keyed digests: the same for the same rows in any order, and whoever has
 * not the key can make no other rows come to it (MSet-XOR-Hash of Clarke, Devadas, van Dijk, Gassend and Suh, 2003; it is never
 * shown in the plain).
 */
record Census(long rows, Bytes digest) {

  static final Census NONE = new Census(0, Bytes.wrap(new byte[KeyedHash.BYTES]));

  Census with(Bytes row) {
    return new Census(rows + 1, either(row));
  }

  Census without(Bytes row) {
    return new Census(rows - 1, either(row));
  }

  private Bytes either(Bytes row) {
    byte[] both = digest.copy();
    for (int i = 0; i < both.length; i++) {
      both[i] ^= row.at(i);
    }
    return Bytes.wrap(both);
  }

  byte[] written() {
    return ByteBuffer.allocate(Long.BYTES + KeyedHash.BYTES).putLong(rows).put(digest.array()).array();
  }

  /** Reads what {@link #written} returned. */
  static Census read(byte[] written) throws GeneralSecurityException {
    if (written.length != Long.BYTES + KeyedHash.BYTES) {
      throw new GeneralSecurityException("no census");
    }
    return new Census(ByteBuffer.wrap(written).getLong(),
        Bytes.wrap(written, Long.BYTES, KeyedHash.BYTES));
  }
}
