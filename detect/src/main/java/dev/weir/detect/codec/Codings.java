package dev.weir.detect.codec;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.decoder.BrotliInputStream;
import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import dev.weir.model.net.Bytes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Undoes gzip, deflate (zlib's frame or none), br, zstd (RFC 9110 section 8.4, RFC 8878), snappy and aws-chunked, up to three of
 * them on each other.
 * A body that is cut off, has bytes behind its end, or grows past a cap is never returned in part.
 */
public final class Codings {

  private static final int MOST = 3;
  /** Below this size a body may have grown by any ratio: a small one repeats a lot and harms nobody. */
  private static final int SMALL = 64 << 10;
  private static final int RATIO = 100;
  /** Base-2 logarithm: 8 MiB is the largest window that HTTP allows (RFC 9659). */
  private static final int ZSTD_WINDOW = 23;
  /** Bytes: a number that no other frame begins with, and a length. */
  private static final int SKIPPED_HEAD = 8;

  static final Unpacked.Failed OVER_CAP = new Unpacked.Failed(
      "grows past the cap when its content coding is undone");

  private Codings() {}

  /**
   * Returns {@code body} as it was before {@code contentEncoding} was applied.
   *
   * @param maxBytes the most it may grow to, after each coding; above 64 KiB it may also grow by 100 times at most
   */
  public static Unpacked undo(Bytes body, List<String> contentEncoding, long maxBytes) {
    if (contentEncoding.isEmpty()) {
      return new Unpacked.Plain(body);
    }
    List<String> codings = codings(contentEncoding);
    if (codings.size() > MOST) {
      return new Unpacked.Failed("more than three content codings");
    }
    Bytes rest = body;
    Bytes beside = Bytes.EMPTY;
    for (String coding : codings.reversed()) {
      switch (one(rest, coding, mostOf(body.length(), maxBytes))) {
        case Unpacked.Plain plain -> {
          rest = plain.body();
          beside = beside.and(plain.beside());
        }
        case Unpacked.Failed failed -> {
          return failed;
        }
      }
    }
    return new Unpacked.Plain(rest, beside);
  }

  /** Returns {@code body} in the codings that its receiver cannot do without: snappy, where there was no other. */
  public static Optional<Bytes> kept(List<String> contentEncoding, Bytes body) {
    return codings(contentEncoding).equals(List.of("snappy"))
        ? Optional.of(Snappy.block(body))
        : Optional.empty();
  }

  /** Returns the most that {@code length} bytes may grow to, below {@code maxBytes}. */
  static long mostOf(int length, long maxBytes) {
    return Math.min(maxBytes, Math.max(SMALL, (long) RATIO * length));
  }

  private static List<String> codings(List<String> fields) {
    List<String> codings = new ArrayList<>();
    for (String field : fields) {
      for (String coding : field.split(",", -1)) {
        String name = coding.strip().toLowerCase(Locale.ROOT);
        if (!name.isEmpty() && !name.equals("identity")) {
          codings.add(name);
        }
      }
    }
    return codings;
  }

  private static Unpacked one(Bytes body, String coding, long cap) {
    try {
      return switch (coding) {
        case "gzip", "x-gzip" -> Inflating.gzip(body, cap);
        case "deflate" -> Inflating.deflate(body, cap);
        case "br" -> brotli(body, cap);
        case "zstd" -> zstd(body, skipped(body), cap);
        case "snappy" -> Snappy.undo(body, cap);
        case "aws-chunked" -> AwsChunked.undo(body, cap);
        default -> new Unpacked.Failed("a content coding that is not known");
      };
    } catch (IOException | RuntimeException | LinkageError e) {
      return new Unpacked.Failed("not well-formed in its content coding");
    }
  }

  /** The native library is loaded by the first body that asks for it. */
  private static Unpacked brotli(Bytes body, long cap) throws IOException {
    Brotli4jLoader.ensureAvailability();
    try (InputStream coded = new BrotliInputStream(in(body))) {
      return drained(coded, Bytes.EMPTY, cap);
    }
  }

  /** What is open holds memory that no collector frees: nothing may fail between here and its end. */
  private static Unpacked zstd(Bytes body, Bytes beside, long cap) throws IOException {
    try (ZstdInputStreamNoFinalizer coded = new ZstdInputStreamNoFinalizer(in(body))) {
      coded.setLongMax(ZSTD_WINDOW);
      return drained(coded, beside, cap);
    }
  }

  private static ByteArrayInputStream in(Bytes body) {
    return new ByteArrayInputStream(body.array(), body.offset(), body.length());
  }

  /**
   * Returns what stands in frames that readers pass over (RFC 8878 section 3.1.2).
   *
   * @throws ZstdException if {@code body} is not well-formed
   */
  private static Bytes skipped(Bytes body) {
    Bytes all = Bytes.EMPTY;
    int at = 0;
    while (at < body.length()) {
      long size = Zstd.findFrameCompressedSize(body.array(), body.offset() + at, body.length() - at);
      if (body.length() - at > SKIPPED_HEAD && (body.at(at) & 0xf0) == 0x50 && body.at(at + 1) == 0x2a) {
        all = all.and(Bytes.wrap(body.array(), body.offset() + at + SKIPPED_HEAD, (int) size - SKIPPED_HEAD));
      }
      at += (int) size;
    }
    return all;
  }

  private static Unpacked drained(InputStream coded, Bytes beside, long cap) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] part = new byte[8192];
    for (int n = coded.read(part); n >= 0; n = coded.read(part)) {
      if (out.size() + n > cap) {
        return OVER_CAP;
      }
      out.write(part, 0, n);
    }
    return new Unpacked.Plain(Bytes.wrap(out.toByteArray()), beside);
  }
}
