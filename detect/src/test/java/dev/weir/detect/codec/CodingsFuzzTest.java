package dev.weir.detect.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.model.net.Bytes;
import dev.weir.testkit.Fuzz;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Any bytes in any content coding are a body within the cap, or a reason. */
class CodingsFuzzTest {

  private static final int CAP = 4096;
  private static final List<String> CODINGS = List.of("gzip", "deflate", "br", "zstd", "snappy",
      "aws-chunked",
      "gzip, deflate", "gzip, aws-chunked", "x");

  public static List<byte[]> seeds() {
    return Stream.concat(
        Stream.of(
            "4\r\nann@\r\nb;chunk-signature=ab\r\nexample.com\r\n0\r\nx-amz-checksum-crc32:AAAAAA==\r\n\r\n",
            "0\r\n\r\n").map(text -> text.getBytes(StandardCharsets.US_ASCII)),
        // "ann" in gzip, zlib's frame, zstd and snappy
        Stream.of("1f8b08000000000002034bcccb0300737220e703000000", "789c4bcccb03000270013e",
            "28b52ffd2003190000616e6e", "0308616e6e").map(HexFormat.of()::parseHex))
        .toList();
  }

  public static void fuzzerTestOneInput(byte[] data) {
    for (String coding : CODINGS) {
      if (Codings.undo(Bytes.wrap(data), List.of(coding), CAP) instanceof Unpacked.Plain plain) {
        assertThat(plain.body().length()).isLessThanOrEqualTo(CAP);
        assertThat(plain.beside().length()).isLessThanOrEqualTo(2 * CAP + data.length);
      }
    }
  }

  @Test
  void undoesAnyBytes() {
    Fuzz.feed(seeds(), CodingsFuzzTest::fuzzerTestOneInput);
  }
}
