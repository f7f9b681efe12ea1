package dev.weir.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.model.net.Host;
import dev.weir.model.net.Ip;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class VisitorTest {

  private final Visitor loopback = new Visitor(Ip.v4(0x7f000001L), Optional.empty());
  private final Visitor anywhere = new Visitor(Ip.v4(0), Host.parse("weir.example"));

  @Test
  void takesItsOwnAddressAndLocalhost() {
    assertThat(loopback.meansUs("127.0.0.1:8472")).isTrue();
    assertThat(loopback.meansUs("LOCALHOST:1")).isTrue();
    assertThat(anywhere.meansUs("192.168.3.4:8472")).isTrue();
    assertThat(anywhere.meansUs("[fd00::1]:8472")).isTrue();
  }

  @Test
  void takesTheNameThatItWasGiven() {
    assertThat(anywhere.meansUs("Weir.Example:443")).isTrue();
    assertThat(loopback.meansUs("weir.example")).isFalse();
  }

  @Test
  void takesNoOtherName() {
    assertThat(loopback.meansUs(null)).isFalse();
    assertThat(loopback.meansUs("")).isFalse();
    assertThat(loopback.meansUs("127.0.0.1.nip.io")).isFalse();
    assertThat(loopback.meansUs("10.0.0.1")).isFalse();
    assertThat(loopback.meansUs("localhost@evil.example")).isFalse();
    assertThat(anywhere.meansUs("weir.evil.example")).isFalse();
    assertThat(new Visitor(Ip.v4(0x0a000001L), Optional.empty()).meansUs("localhost")).isFalse();
  }
}
