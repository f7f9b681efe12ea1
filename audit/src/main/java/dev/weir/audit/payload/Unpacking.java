package dev.weir.audit.payload;

import com.github.luben.zstd.ZstdInputStream;
import dev.weir.model.net.Bytes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;

/** Undoes the content coding of a body for whoever reads it: gzip, deflate and zstd, with what the JDK and the log's own library know. */
final class Unpacking {

  /** What is packed can be very much. */
  static final int MOST_BYTES = 16 << 20;
  private static final int STEP = 1 << 16;

  private interface Way {
    InputStream of(InputStream packed) throws IOException;
  }

  private Unpacking() {}

  /**
   * Returns the first {@link #MOST_BYTES} of what {@code body} was packed from; of one that is {@code cut} as much as can be
   * told. Empty where it is not packed, in another way, or not in that one.
   */
  static Optional<Bytes> of(Bytes body, String coding, boolean cut) {
    Optional<Way> way = switch (coding.strip().toLowerCase(Locale.ROOT)) {
      case "gzip", "x-gzip" -> Optional.of(packed -> new GZIPInputStream(packed, STEP));
      case "deflate" -> Optional.of(InflaterInputStream::new);
      case "zstd" -> Optional.of(ZstdInputStream::new);
      default -> Optional.empty();
    };
    return way.flatMap(known -> unpacked(known, body, cut));
  }

  private static Optional<Bytes> unpacked(Way way, Bytes body, boolean cut) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (InputStream in = way.of(new ByteArrayInputStream(body.array(), body.offset(), body.length()))) {
      byte[] step = new byte[STEP];
      for (int size = in.read(step); size >= 0 && out.size() < MOST_BYTES; size = in.read(step)) {
        out.write(step, 0, Math.min(size, MOST_BYTES - out.size()));
      }
    } catch (IOException e) {
      // What was cut off ends in the midst of it.
      if (!cut || out.size() == 0) {
        return Optional.empty();
      }
    }
    return Optional.of(Bytes.wrap(out.toByteArray()));
  }
}
