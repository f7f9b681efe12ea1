package dev.weir.x509;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class DerTest {

  @Test
  void objectIdentifiersAsTheStandardPrintsThem() {
    assertThat(hex(Der.oid("1.2.840.113549"))).isEqualTo("06062a864886f70d");
    assertThat(hex(Der.oid("2.999.3"))).isEqualTo("0603883703");
    assertThat(hex(Der.oid("2.5.29.17"))).isEqualTo("0603551d11");
  }

  @Test
  void lengthsGrowAByteAtATime() {
    assertThat(hex(Der.octets(new byte[127]))).startsWith("047f00");
    assertThat(hex(Der.octets(new byte[128]))).startsWith("04818000");
    assertThat(hex(Der.octets(new byte[255]))).startsWith("0481ff00");
    assertThat(hex(Der.octets(new byte[256]))).startsWith("0482010000");
    assertThat(hex(Der.octets(new byte[65536]))).startsWith("048301000000");
  }

  @Test
  void integersKeepTheirSign() {
    assertThat(hex(Der.integer(0))).isEqualTo("020100");
    assertThat(hex(Der.integer(127))).isEqualTo("02017f");
    assertThat(hex(Der.integer(128))).isEqualTo("02020080");
    assertThat(hex(Der.integer(new BigInteger("-129")))).isEqualTo("0202ff7f");
  }

  @Test
  void timesChangeTheirTypeAfter2049() {
    assertThat(hex(Der.time(Instant.parse("2049-12-31T23:59:59Z"))))
        .isEqualTo("170d" + ascii("491231235959Z"));
    assertThat(hex(Der.time(Instant.parse("2050-01-01T00:00:00Z"))))
        .isEqualTo("180f" + ascii("20500101000000Z"));
  }

  @Test
  void nests() {
    byte[] nested = Der.explicit(3, Der.sequence(Der.bool(true), Der.bits(new byte[]{6}, 1), Der.utf8("é")));

    assertThat(hex(nested)).isEqualTo("a30d" + "300b" + "0101ff" + "03020106" + "0c02c3a9");
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  private static String ascii(String text) {
    return hex(text.getBytes(StandardCharsets.US_ASCII));
  }
}
