package dev.weir.detect.codec;

import dev.weir.model.net.Bytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

/** Data in the frame of gzip (RFC 1952) or of zlib (RFC 1950), recognised by its first bytes. */
public record Deflated(boolean gzip) implements Wrapping {

  /** Returns whether {@code bytes} begin as one of the two does. */
  public static boolean looks(Bytes bytes) {
    return isGzip(bytes)
        || bytes.length() > 5 && bytes.at(0) == 0x78 && (0x7800 | bytes.at(1) & 0xff) % 31 == 0;
  }

  private static boolean isGzip(Bytes bytes) {
    return bytes.length() > 17 && bytes.at(0) == 0x1f && (bytes.at(1) & 0xff) == 0x8b && bytes.at(2) == 8;
  }

  /** Returns whether {@code bytes} are well-formed to their end, or grow so much that nobody need know. */
  public static boolean isOne(Bytes bytes) {
    return !(undo(bytes, Long.MAX_VALUE) instanceof Unpacked.Failed failed)
        || failed.equals(Codings.OVER_CAP);
  }

  /** Returns what {@code bytes} grow to, {@code cap} and a hundredfold at most. */
  public static Unpacked undo(Bytes bytes, long cap) {
    long most = Codings.mostOf(bytes.length(), cap);
    return isGzip(bytes)
        ? Inflating.gzip(bytes, most)
        : Inflating.deflate(bytes, most);
  }

  /** Returns how {@code bytes} were wrapped. */
  public static Deflated of(Bytes bytes) {
    return new Deflated(isGzip(bytes));
  }

  @Override
  public String name() {
    return gzip ? "gzip" : "zlib";
  }

  @Override
  public byte[] wrap(byte[] inside) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream coding = gzip ? new GZIPOutputStream(out) : new DeflaterOutputStream(out)) {
      coding.write(inside);
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
    return out.toByteArray();
  }
}
