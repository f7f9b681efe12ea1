package dev.weir.detect.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.encoder.Encoder;
import com.github.luben.zstd.Zstd;
import dev.weir.model.net.Bytes;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
    all.put("snappy", snappy(plain));
    return all;
  }

  private static byte[] gzip(byte[] plain) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    return written(out, new GZIPOutputStream(out), plain);
  }

  /** By Netty's own, which makes copies where it can. */
  private static byte[] snappy(byte[] plain) {
    ByteBuf out = Unpooled.buffer();
    new io.netty.handler.codec.compression.Snappy().encode(Unpooled.wrappedBuffer(plain), out, plain.length);
    return ByteBufUtil.getBytes(out);
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
    Map<String, byte[]> bombs = coded(new byte[1 << 20]);
    assertThat(bombs.remove("snappy")).as("takes three bytes for each 64").hasSizeGreaterThan(1 << 15);
    bombs.forEach(
        (coding, body) -> assertThat(undo(body, coding, 1 << 21)).as(coding)
            .isInstanceOf(Unpacked.Failed.class));
  }

  @Test
  void undoesCopiesOfAllKindsAndRefusesThoseOfNothing() {
    Random random = new Random(2);
    byte[] rows = new byte[150_000];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = (byte) (i % 70_000 < 300 || random.nextInt(9) == 0
          ? random.nextInt(256)
          : rows[Math.max(0, i - 40)]);
    }
    assertThat(undo(snappy(rows), "snappy", 1 << 20)).isEqualTo(new Unpacked.Plain(Bytes.wrap(rows)));
    assertThat(undo(new byte[]{5, 0, 'a', 1 | 1 << 2, 1}, "snappy", 9))
        .as("four more by a copy, and one too many")
        .isInstanceOf(Unpacked.Failed.class);
    assertThat(undo(new byte[]{6, 0, 'a', 1 | 1 << 2, 1}, "snappy", 9))
        .isEqualTo(new Unpacked.Plain(Bytes.utf8("aaaaaa")));
    assertThat(undo(new byte[]{6, 0, 'a', 1 | 1 << 2, 2}, "snappy", 9)).isInstanceOf(Unpacked.Failed.class);
    assertThat(undo(new byte[]{6, 0, 'a', 1 | 1 << 2, 0}, "snappy", 9)).isInstanceOf(Unpacked.Failed.class);
    assertThat(undo(new byte[]{6, (byte) (63 << 2), -1, -1, -1, -1, 1}, "snappy", 9))
        .isInstanceOf(Unpacked.Failed.class);
    assertThat(undo(new byte[]{-1, -1, -1, -1, -1, 1}, "snappy", 9)).isInstanceOf(Unpacked.Failed.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 127, 128, 70_000})
  void makesBlocksThatOthersRead(int length) {
    byte[] plain = new byte[length];
    Arrays.fill(plain, (byte) 'x');
    Bytes block = Codings.kept(List.of("Snappy"), Bytes.wrap(plain)).orElseThrow();
    ByteBuf out = Unpooled.buffer();
    new io.netty.handler.codec.compression.Snappy().decode(Unpooled.wrappedBuffer(block.copy()), out);
    assertThat(ByteBufUtil.getBytes(out)).isEqualTo(plain);
    assertThat(Codings.kept(List.of("gzip"), block)).isEmpty();
  }

  @Test
  void refusesACodingThatItDoesNotKnow() {
    assertThat(undo(TEXT, "compress", 1000)).isInstanceOf(Unpacked.Failed.class);
    assertThat(undo(TEXT, "identity", 1000)).isEqualTo(new Unpacked.Plain(Bytes.wrap(TEXT)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"7\r\na body \r\n4\r\nof 1\r\n0\r\n\r\n",
    "B;chunk-signature=ab\r\na body of 1\r\n0;chunk-signature=cd\r\n\r\n",
    "00b\r\na body of 1\r\n0\r\nx-amz-checksum-crc32:AAAAAA==\r\nx-amz-trailer-signature:ef\r\n\r\n"})
  void joinsTheChunksOfAnUpload(String framed) {
    assertThat(undo(Bytes.utf8(framed).copy(), "aws-chunked", 1000))
        .isInstanceOfSatisfying(Unpacked.Plain.class,
            plain -> assertThat(plain.body().utf8()).isEqualTo("a body of 1"));
  }

  @Test
  void tellsWhatStandsBesideChunks() {
    byte[] framed = Bytes
        .utf8("1;chunk-signature=ab\r\nx\r\n0;chunk-signature=cd\r\nx-amz-name: jane\r\n\r\n").copy();
    assertThat(undo(framed, "aws-chunked", 1000)).isEqualTo(new Unpacked.Plain(Bytes.utf8("x"),
        Bytes.utf8(";chunk-signature=ab\n;chunk-signature=cd\nx-amz-name: jane\n")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1\r\nx\r\n", "1\r\nx\r\n0\r\n", "1\nx\n0\n\n", "2\r\nx\r\n0\r\n\r\n",
    "\r\n\r\n",
    "1 \r\nx\r\n0\r\n\r\n", "-1\r\nx\r\n0\r\n\r\n", "1\r\nxy\r\n0\r\n\r\n", "0\r\n\r\nmore",
    "0\r\nx:y\r\n\r\n\r\n",
    "ffffffff\r\nx\r\n0\r\n\r\n", "7fffffff\r\nx\r\n0\r\n\r\n"})
  void refusesChunksThatCouldBeReadInTwoWays(String framed) {
    assertThat(undo(Bytes.utf8(framed).copy(), "aws-chunked", 1000)).isInstanceOf(Unpacked.Failed.class);
  }

  /** Each stream that was left open held eight kilobytes. */
  @Test
  void leavesNothingOpenBehindABodyThatIsBroken() throws IOException {
    Path status = Path.of("/proc/self/status");
    assumeTrue(Files.exists(status), "Linux tells how much memory there is in use");
    byte[] broken = Arrays.copyOf(Zstd.compress(TEXT), 20);
    undo(broken, "zstd", 1000);
    long before = resident(status);
    for (int i = 0; i < 40_000; i++) {
      assertThat(undo(broken, "zstd", 1000)).isInstanceOf(Unpacked.Failed.class);
    }
    assertThat(resident(status) - before).as("kilobytes").isLessThan(150_000);
  }

  private static long resident(Path status) throws IOException {
    try (var lines = Files.lines(status)) {
      return lines.filter(line -> line.startsWith("VmRSS:")).map(line -> line.replaceAll("\\D", ""))
          .mapToLong(Long::parseLong).findFirst().orElseThrow();
    }
  }
}
