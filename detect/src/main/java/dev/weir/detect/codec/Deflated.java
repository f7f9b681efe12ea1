package dev.weir.detect.codec;

import dev.weir.model.net.Bytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

/** Data in the frame of gzip (RFC 1952) or of zlib (RFC 1950), recognised by its first bytes; or without one (RFC 1951). */
public record Deflated(Frame frame) implements Wrapping {

  /** What stands round the deflated data. */
  public enum Frame {
    GZIP, ZLIB, NONE
  }

  private static final int SHORTEST_BARE = 12;

  /** Returns whether {@code bytes} begin as one that has a frame does. */
  public static boolean looks(Bytes bytes) {
    return isGzip(bytes)
        || bytes.length() > 5 && bytes.at(0) == 0x78 && (0x7800 | bytes.at(1) & 0xff) % 31 == 0;
  }

  /**
   * Returns whether {@code bytes} may be one without a frame: three bits say whether its first block is the last, and how it is
   * coded (RFC 1951 section 3.2.3). Only {@link #undo} can tell, and what comes of that.
   */
  public static boolean mayBeBare(Bytes bytes) {
    int block = bytes.length() < SHORTEST_BARE ? 0 : bytes.at(0) & 7;
    return block == 3 || block == 4 || block == 5;
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
    return new Deflated(isGzip(bytes) ? Frame.GZIP : looks(bytes) ? Frame.ZLIB : Frame.NONE);
  }

  @Override
  public String name() {
    return switch (frame) {
      case GZIP -> "gzip";
      case ZLIB -> "zlib";
      case NONE -> "deflate";
    };
  }

  @Override
  public byte[] wrap(byte[] inside) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, frame == Frame.NONE);
        OutputStream coding = frame == Frame.GZIP
            ? new GZIPOutputStream(out)
            : new DeflaterOutputStream(out, deflater)) {
      coding.write(inside);
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
    return out.toByteArray();
  }
}
