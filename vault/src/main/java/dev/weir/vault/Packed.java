package dev.weir.vault;

import dev.weir.model.net.Bytes;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/** The few shapes that the vault's files are made of: lengths come first, so that no two values read alike. */
final class Packed {

  private static final long NEVER = Long.MIN_VALUE;
  // A length beyond this is damage, not data, and is not allocated.
  private static final int MOST_BYTES = 1 << 26;

  private Packed() {}

  /** Something that is written. */
  interface Part {
    void write(DataOutputStream to) throws IOException;
  }

  /** Returns what {@code part} writes. */
  static byte[] array(Part part) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      part.write(new DataOutputStream(bytes));
    } catch (IOException e) {
      throw new IllegalStateException("an array in memory cannot be written", e);
    }
    return bytes.toByteArray();
  }

  static void writeText(String text, DataOutputStream to) throws IOException {
    writeBytes(Bytes.utf8(text), to);
  }

  static String readText(DataInputStream from) throws IOException {
    return readBytes(from).utf8();
  }

  static void writeBytes(Bytes bytes, DataOutputStream to) throws IOException {
    to.writeInt(bytes.length());
    to.write(bytes.array(), bytes.offset(), bytes.length());
  }

  static Bytes readBytes(DataInputStream from) throws IOException {
    int length = from.readInt();
    if (length < 0 || length > MOST_BYTES) {
      throw new IOException("length out of range");
    }
    return Bytes.wrap(from.readNBytes(length));
  }

  /** Milliseconds, as every instant of the vault has. */
  static void writeTime(Instant time, DataOutputStream to) throws IOException {
    to.writeLong(time.toEpochMilli());
  }

  static Instant readTime(DataInputStream from) throws IOException {
    return Instant.ofEpochMilli(from.readLong());
  }

  static void writeTime(Optional<Instant> time, DataOutputStream to) throws IOException {
    to.writeLong(time.map(Instant::toEpochMilli).orElse(NEVER));
  }

  static Optional<Instant> readOptionalTime(DataInputStream from) throws IOException {
    long millis = from.readLong();
    return millis == NEVER ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
  }

  /** Returns one run of bytes for these texts that no other list of texts gives. */
  static byte[] together(String... texts) {
    byte[][] all = new byte[texts.length][];
    int length = 0;
    for (int i = 0; i < all.length; i++) {
      all[i] = texts[i].getBytes(StandardCharsets.UTF_8);
      length += Integer.BYTES + all[i].length;
    }
    ByteBuffer run = ByteBuffer.allocate(length);
    for (byte[] text : all) {
      run.putInt(text.length).put(text);
    }
    return run.array();
  }
}
