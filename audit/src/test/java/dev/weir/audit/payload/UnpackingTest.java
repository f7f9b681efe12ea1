package dev.weir.audit.payload;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import dev.weir.model.net.Bytes;
import dev.weir.model.net.Headers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** A body that is kept as it was packed on its way, for whoever reads it. */
final class UnpackingTest {

  private static final Bytes PLAIN = Bytes.utf8("{\"a\":\"" + "plain ".repeat(100) + "\"}");

  private interface Packer {
    OutputStream onto(OutputStream out) throws IOException;
  }

  private static Bytes packed(Packer packer, Bytes plain) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream into = packer.onto(out)) {
      into.write(plain.copy());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Bytes.wrap(out.toByteArray());
  }

  private static Bytes gzipped() {
    return packed(GZIPOutputStream::new, PLAIN);
  }

  @Test
  void undoesWhatIsKnown() {
    assertThat(Unpacking.of(gzipped(), "gzip", false)).contains(PLAIN);
    assertThat(Unpacking.of(gzipped(), " X-GZIP", false)).contains(PLAIN);
    assertThat(Unpacking.of(packed(DeflaterOutputStream::new, PLAIN), "deflate", false)).contains(PLAIN);
    assertThat(Unpacking.of(Bytes.wrap(Zstd.compress(PLAIN.copy())), "zstd", false)).contains(PLAIN);
  }

  @Test
  void leavesWhatIsNot() {
    assertThat(Unpacking.of(gzipped(), "br", false)).isEmpty();
    assertThat(Unpacking.of(gzipped(), "gzip, gzip", false)).isEmpty();
    assertThat(Unpacking.of(PLAIN, "gzip", false)).isEmpty();
    assertThat(Unpacking.of(PLAIN, "zstd", true)).isEmpty();
  }

  @Test
  void tellsAsMuchAsThereIsOfWhatWasCutOff() {
    Bytes half = Bytes.wrap(gzipped().array(), 0, gzipped().length() - 12);
    assertThat(Unpacking.of(half, "gzip", false)).isEmpty();
    assertThat(Unpacking.of(half, "gzip", true).orElseThrow().utf8()).startsWith("{\"a\":\"plain");
  }

  @Test
  void saysWhereThereWouldBeMore() {
    Bytes bomb = packed(GZIPOutputStream::new, Bytes.wrap(new byte[Unpacking.MOST_BYTES + 1]));
    Part part = new Part("", "", 200, Headers.of("Content-Encoding", "gzip"), bomb, false, Set.of())
        .unpacked();
    assertThat(part.body().length()).isEqualTo(Unpacking.MOST_BYTES);
    assertThat(part.cut()).isTrue();
  }
}
