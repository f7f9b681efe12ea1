package dev.weir.model.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpTest {

  @ParameterizedTest
  @CsvSource({"::, ::", "::1, ::1", "1::, 1::", "1:0:0:2:0:0:0:3, 1:0:0:2::3",
    "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
    "FE80::A, fe80::a", "::1.2.3.4, ::102:304", "64:ff9b::10.0.0.1, 64:ff9b::a00:1",
    "1:2:3:4:5:6:7::, 1:2:3:4:5:6:7:0"})
  void writesIpv6AsRfc5952Says(String text, String canonical) {
    assertThat(Ip.parse(text)).map(Ip::toString).contains(canonical);
  }

  @Test
  void readsWhatTheJdkWrites() throws Exception {
    Random random = new Random(1);
    for (int i = 0; i < 2000; i++) {
      byte[] bytes = new byte[i % 2 == 0 ? 4 : 16];
      random.nextBytes(bytes);
      if (i % 3 == 0 && bytes.length == 16) {
        Arrays.fill(bytes, i % 8, 10, (byte) 0);
      }
      InetAddress address = InetAddress.getByAddress(bytes);
      Ip ip = Ip.of(bytes);
      assertThat(Ip.parse(address.getHostAddress())).contains(ip);
      assertThat(Ip.parse(ip.toString())).contains(ip);
      assertThat(ip.bytes()).isEqualTo(bytes);
      assertThat(ip.toInet()).isEqualTo(address);
    }
  }

  @ParameterizedTest
  @CsvSource({"10.0.0.0/8, 10.255.255.255, true", "10.0.0.0/8, 11.0.0.0, false", "0.0.0.0/0, 1.2.3.4, true",
    "0.0.0.0/0, ::1, false", "::/0, ::1, true", "2001:db8::/33, 2001:db8:8000::, false",
    "fc00::/7, fdff::1, true",
    "::1, ::1, true", "1.2.3.4/32, 1.2.3.5, false", "2001:db8::/96, 2001:db8::1:2, true"})
  void rangesContainByTheirBits(String range, String ip, boolean contained) {
    assertThat(Cidr.of(range).contains(Ip.parse(ip).orElseThrow())).isEqualTo(contained);
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.1/8", "10.0.0.0/33", "::/129", "10.0.0.0/", "10.0.0.0/08", "10.0.0.0/-1",
    "x/8", "/8"})
  void rangesThatAreNoneAreRefused(String range) {
    assertThat(Cidr.parse(range)).isEmpty();
  }
}
