package dev.weir.vault;

import dev.weir.model.net.Bytes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What lies in front of an envelope whose key a service has wrapped: 8 bytes of magic, the key's name, the wrapped key; each with
 * its length (two and four bytes). All of it is associated data of the envelope.
 *
 * @param name empty text where there is none of this
 */
record Front(String name, Bytes wrapped) {

  static final Front NONE = new Front("", Bytes.EMPTY);

  private static final byte[] MAGIC = "WEIRKEY1".getBytes(StandardCharsets.US_ASCII);
  private static final int MOST_BYTES = 64 << 10;

  boolean isThere() {
    return !name.isEmpty();
  }

  /** Returns how it is written; nothing where there is none. */
  byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    if (isThere()) {
      bytes.writeBytes(MAGIC);
      try (DataOutputStream to = new DataOutputStream(bytes)) {
        to.writeUTF(name);
        Packed.writeBytes(wrapped, to);
      } catch (IOException e) {
        throw new IllegalStateException("an array in memory cannot be written", e);
      }
    }
    return bytes.toByteArray();
  }

  /** Returns what is in front of the envelope in {@code file}. */
  static Front of(byte[] file, String where) throws VaultException {
    if (file.length < MAGIC.length || !Arrays.equals(file, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
      return NONE;
    }
    DataInputStream from = new DataInputStream(
        new ByteArrayInputStream(file, MAGIC.length, file.length - MAGIC.length));
    try {
      // What writeUTF has made of ASCII is ASCII: letters in a longer form would be read, and not written again.
      String name = new String(from.readNBytes(from.readUnsignedShort()), StandardCharsets.ISO_8859_1);
      int length = from.readInt();
      boolean plain = name.chars().allMatch(c -> c > ' ' && c < 127);
      if (name.isEmpty() || !plain || length < 1 || length > Math.min(MOST_BYTES, from.available())) {
        throw new IOException("out of range");
      }
      return new Front(name, Bytes.wrap(from.readNBytes(length)));
    } catch (IOException e) {
      throw VaultException.damaged(where, "the wrapped key in front of it is cut off");
    }
  }

  /** Nothing of what is wrapped. */
  @Override
  public String toString() {
    return "Front[" + name + "]";
  }
}
