package dev.weir.model.net;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostTest {

  @ParameterizedTest
  @CsvSource({"API.Example.COM, api.example.com", "a_b.example, a_b.example", "example.com., example.com",
    "203.0.113.9, 203.0.113.9", "203.0.113.9., 203.0.113.9", "[2001:DB8::0:1], [2001:db8::1]",
    "[::ffff:127.0.0.1], [::ffff:7f00:1]",
    "xn--bcher-kva.example, xn--bcher-kva.example", "a.0xyz.example, a.0xyz.example"})
  void hasOneCanonicalForm(String text, String canonical) {
    assertThat(Host.parse(text)).map(Host::toString).contains(canonical);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0177.0.0.1", "127.1", "2130706433", "0x7f000001", "0x7f.1", "1.2.3.4.5",
    "256.1.1.1", "1.2.3.04",
    "a.0x1", "", ".", "a..b", "..", "-a.example", "a-.example", "a b", "a\tb", "a%2eb", "user@host",
    "b\u00fccher.example",
    "\uff11\uff12\uff17.0.0.1", "[fe80::1%eth0]", "[1.2.3.4]", "[::1", "::1", "[::1::]",
    "[1:2:3:4:5:6:7:8:9]", "[12345::]", "a:80"})
  void guessesNothing(String text) {
    assertThat(Host.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"*.example.com, a.example.com, true", "*.example.com, a.b.example.com, true",
    "*.example.com, example.com, false",
    "*.example.com, badexample.com, false", "*.example.com, example.com.evil.test, false",
    "example.com, example.com, true",
    "example.com, a.example.com, false"})
  void patternsMeanLabels(String pattern, String host, boolean meant) {
    assertThat(HostPattern.parse(pattern).orElseThrow().matches(Host.parse(host).orElseThrow()))
        .isEqualTo(meant);
  }

  @ParameterizedTest
  @ValueSource(strings = {"*", "*.", "*example.com", "a.*.example.com", "ex*.com", "*.127.0.0.1",
    "*.*.example.com"})
  void patternsThatMeanTooMuchAreNone(String pattern) {
    assertThat(HostPattern.parse(pattern)).isEmpty();
  }
}
