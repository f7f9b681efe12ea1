package dev.weir.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.model.net.Ip;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpecialRangesTest {

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "10.1.2.3", "100.64.0.1", "100.127.255.255", "127.0.0.1",
    "168.63.129.16", "169.254.169.254",
    "172.31.255.255", "192.0.0.8", "192.168.1.1", "198.19.0.1", "203.0.113.1", "224.0.0.1", "255.255.255.255",
    "::", "::1",
    "::ffff:10.0.0.1", "::127.0.0.1", "64:ff9b::a00:1", "64:ff9b:1::1", "100::1", "2001::1", "2001:db8::1",
    "2002:a00:1::",
    "3fff::1", "5f00::1", "fc00::1", "fd00:ec2::254", "fe80::1", "fec0::1", "ff02::1"})
  void namesWhatIsNobodys(String ip) {
    assertThat(SpecialRanges.of(Ip.parse(ip).orElseThrow())).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"100.100.100.200", "168.63.129.16", "169.254.169.254", "169.254.170.2",
    "192.0.0.192", "fd00:ec2::254", "fd20:ce::254"})
  void knowsCloudMetadata(String ip) {
    assertThat(SpecialRanges.of(Ip.parse(ip).orElseThrow())).contains("cloud metadata");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.1.1.1", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0",
    "126.255.255.255", "128.0.0.0",
    "169.253.255.255", "172.15.255.255", "172.32.0.0", "192.0.1.0", "198.20.0.0", "223.255.255.255",
    "2001:4860:4860::8888",
    "2003::1", "2606:4700::1111", "3ffe::1"})
  void letsOrdinaryAddressesPass(String ip) {
    assertThat(SpecialRanges.of(Ip.parse(ip).orElseThrow())).isEmpty();
  }
}
