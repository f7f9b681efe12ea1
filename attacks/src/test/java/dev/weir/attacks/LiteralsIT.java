package dev.weir.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.attacks.Attack.Expect;
import dev.weir.attacks.Besieged.Verdict;
import dev.weir.model.net.Ip;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Addresses that nobody outside may reach, named by their numbers, in every spelling that some program takes for them. */
@Siege
class LiteralsIT {

  private final Besieged besieged;

  LiteralsIT(Besieged besieged) {
    this.besieged = besieged;
  }

  @TestFactory
  Stream<DynamicTest> literals() throws IOException {
    return Attacks.tests(List.of("ip"), attack -> {
      if (attack.expect() == Expect.BLOCK) {
        check(Ip.parse(attack.text("ip")).orElseThrow());
      }
    });
  }

  /** Whatever is excepted: the system has chosen these ports, and no configuration names them. */
  @Test
  void isNotTheWayToWeirItself() throws IOException {
    for (int port : List.of(besieged.gateway().getPort(), besieged.proxy().getPort())) {
      String own = "127.0.0.1:" + port;
      assertThat(besieged.allows(List.of("127.0.0.1"), true, port)).isTrue();
      assertThat(besieged.get("http://" + own + "/").text()).contains("the address is Weir itself");
      assertThat(besieged.connect(own).text()).contains("the address is Weir itself");
    }
  }

  private void check(Ip ip) {
    String plain = ip.v4() ? ip.toString() : "[" + ip + "]";
    try {
      assertThat(besieged.allows(List.of(plain), false)).isTrue();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    int asked = besieged.names().questions().size();
    assertThat(besieged.call().text()).contains("403 Forbidden", "the address is special: ");
    assertThat(besieged.get("http://" + plain + "/").text()).contains("the address is special: ");
    assertThat(besieged.connect(plain + ":443").text()).contains("the address is special: ");
    for (String spelled : ip.v4() ? v4((int) ip.low()) : v6(ip)) {
      assertThat(Besieged.verdict(besieged.get("http://" + spelled + "/"))).as(spelled)
          .isNotEqualTo(Verdict.LET_OUT);
      assertThat(Besieged.verdict(besieged.connect(spelled + ":443"))).as(spelled)
          .isNotEqualTo(Verdict.LET_OUT);
    }
    assertThat(besieged.names().questions()).hasSize(asked);
  }

  private static List<String> v4(int bits) {
    int a = bits >>> 24;
    int b = bits >>> 16 & 255;
    int c = bits >>> 8 & 255;
    int d = bits & 255;
    String hex = Integer.toHexString(bits);
    String dotted = a + "." + b + "." + c + "." + d;
    return List.of(Integer.toUnsignedString(bits), "0x" + hex, "0" + Integer.toOctalString(bits),
        a + "." + (bits & 0xffffff), a + "." + b + "." + (bits & 0xffff), dotted + ".",
        "0x%x.0x%x.0x%x.0x%x".formatted(a, b, c, d), "0%o.0%o.0%o.0%o".formatted(a, b, c, d),
        "%03d.%03d.%03d.%03d".formatted(a, b, c, d), "0x%x.%d.0%o.%d".formatted(a, b, c, d),
        dotted.replace(".", "%2e"), "%3" + dotted.charAt(0) + dotted.substring(1),
        "[::ffff:" + dotted + "]", "[::" + dotted + "]", "[::ffff:0:" + dotted + "]",
        "[64:ff9b::" + dotted + "]", "[64:ff9b:1::" + dotted + "]",
        "[2002:%x:%x::]".formatted(bits >>> 16, bits & 0xffff),
        "[2001::%x:%x]".formatted(~bits >>> 16 & 0xffff, ~bits & 0xffff), "[" + dotted + "]",
        "[::ffff:" + dotted + "%25lo]", "[0:0:0:0:0:FFFF:" + dotted + "]");
  }

  private static List<String> v6(Ip ip) {
    StringBuilder full = new StringBuilder();
    for (long half : new long[]{ip.high(), ip.low()}) {
      for (int shift = 48; shift >= 0; shift -= 16) {
        full.append(full.isEmpty() ? "" : ":").append("%04X".formatted(half >>> shift & 0xffff));
      }
    }
    return List.of("[" + full + "]", "[" + full + "%25eth0]", "[" + full + "%eth0]", "[" + ip + "].",
        full.toString());
  }
}
