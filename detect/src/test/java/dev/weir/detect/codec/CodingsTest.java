package dev.weir.detect.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.encoder.Encoder;
import com.github.luben.zstd.Zstd;
import dev.weir.model.net.Bytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CodingsTest {

  private static final byte[] TEXT = "a body that is long enough to be worth its coding, and to be cut off"
      .getBytes(
          java.nio.charset.StandardCharsets.UTF_8);

  @BeforeAll
  static void brotli() {
    Brotli4jLoader.ensureAvailability();
  }

  private static Map<String, byte[]> coded(byte[] plain) throws IOException {
    Map<String, byte[]> all = new TreeMap<>();
    all.put("gzip", gzip(plain));
    all.put("deflate", deflate(plain, false));
    all.put("Deflate", deflate(plain, true));
    all.put("br", Encoder.compress(plain));
    all.put("zstd", Zstd.compress(plain));
    return all;
  }

  private static byte[] gzip(byte[] plain) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    return written(out, new GZIPOutputStream(out), plain);
  }

  private static byte[] deflate(byte[] plain, boolean bare) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    return written(out, new DeflaterOutputStream(out, new Deflater(9, bare)), plain);
  }

  private static byte[] written(ByteArrayOutputStream out, OutputStream coding, byte[] plain)
      throws IOException {
    try (coding) {
      coding.write(plain);
    }
    return out.toByteArray();
  }

  private static Unpacked undo(byte[] body, String coding, long cap) {
    return Codings.undo(Bytes.wrap(body), List.of(coding), cap);
  }

  @Test
  void undoesEachCoding() throws IOException {
    coded(TEXT).forEach(
        (coding, body) -> assertThat(undo(body, coding, 1000)).as(coding)
            .isEqualTo(new Unpacked.Plain(Bytes.wrap(TEXT))));
  }

  @Test
  void undoesThreeOnEachOtherAndNoMore() throws IOException {
    byte[] body = gzip(Zstd.compress(gzip(TEXT)));
    assertThat(undo(body, "gzip, zstd, gzip", 1000)).isEqualTo(new Unpacked.Plain(Bytes.wrap(TEXT)));
    assertThat(undo(gzip(body), "gzip, zstd, gzip, gzip", 1000)).isInstanceOf(Unpacked.Failed.class);
  }

  @Test
  void refusesABodyThatIsCutOffOrGoesOn() throws IOException {
    coded(TEXT).forEach((coding, body) -> {
      assertThat(undo(Arrays.copyOf(body, body.length - 3), coding, 1000)).as(coding)
          .isInstanceOf(Unpacked.Failed.class);
      assertThat(undo(Arrays.copyOf(body, body.length + 5), coding, 1000)).as(coding)
          .isInstanceOf(Unpacked.Failed.class);
    });
  }

  @Test
  void refusesWhatGrowsPastTheCap() throws IOException {
    coded(new byte[5000]).forEach(
        (coding, body) -> assertThat(undo(body, coding, 4999)).as(coding)
            .isInstanceOf(Unpacked.Failed.class));
  }

  @Test
  void refusesWhatGrowsAHundredfold() throws IOException {
    coded(new byte[1 << 20]).forEach(
        (coding, body) -> assertThat(undo(body, coding, 1 << 21)).as(coding)
            .isInstanceOf(Unpacked.Failed.class));
  }

  @Test
  void refusesACodingThatItDoesNotKnow() {
    assertThat(undo(TEXT, "compress", 1000)).isInstanceOf(Unpacked.Failed.class);
    assertThat(undo(TEXT, "identity", 1000)).isEqualTo(new Unpacked.Plain(Bytes.wrap(TEXT)));
  }
}
