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
    "XN--bcher-KVA.example, xn--bcher-kva.example", "a.0xyz.example, a.0xyz.example",
    "r3---sn-a.example, r3---sn-a.example", "axn--b.example, axn--b.example"})
  void hasOneCanonicalForm(String text, String canonical) {
    assertThat(Host.parse(text)).map(Host::toString).contains(canonical);
  }

  /** Source of the encodings: RFC 3492 section 7.1, and names under the internationalised top-level domains of IANA. */
  @ParameterizedTest
  @CsvSource({"B\u00dcCHER.example, xn--bcher-kva.example", "bu\u0308cher.example., xn--bcher-kva.example",
    "fa\u00df.example, xn--fa-hia.example", "\u4f8b\u5b50\u3002\u6d4b\u8bd5, xn--fsqu00a.xn--0zwm56d",
    "\uff21\uff22.example, ab.example", "\u0442\u0435\u0441\u0442.example.com, xn--e1aybc.example.com",
    "\u05d0\u05d1\u05f3, ''", "\u05d8\u05e2\u05e1\u05d8.example, xn--deba0ad.example",
    "\u0645\u062b\u0627\u0644.\u0625\u062e\u062a\u0628\u0627\u0631, xn--mgbh0fb.xn--kgbechtv",
    "xn--i-7iq.ws, xn--i-7iq.ws", "*.m\u00fcller.example, *.xn--mller-kva.example",
    "\u3053\u3093\u306b\u3061\u306f, xn--28j2a3ar1p", "\u13a0\u13a1.example, xn--58dc.example"})
  void namesBeyondAsciiAreTheirALabels(String text, String ascii) {
    assertThat(HostPattern.parse(text).map(HostPattern::toString).orElse("")).isEqualTo(ascii);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0177.0.0.1", "127.1", "2130706433", "0x7f000001", "0x7f.1", "1.2.3.4.5",
    "256.1.1.1", "1.2.3.04",
    "a.0x1", "", ".", "a..b", "..", "-a.example", "a-.example", "a b", "a\tb", "a%2eb", "user@host",
    "b\u00fccher.example\u3002", ".b\u00fccher.example", "b\u00fc cher.example", "b\u00fccher/x.example",
    "-b\u00fccher.example", "ab--\u00fc.example", "\u0301a.example", "\ud83d\ude09.example", "\u2488com",
    "a\u200d.example", "\u0627a.example", "a\u0627.example", "\u0627\u0661.example", "\u1100.example",
    "xn--.example", "xn--a.example", "xn--pokxncvks", "xn--a-ecp.ru", "xn--bcher-kvA-.example",
    "a.xn--zzzz99999999",
    "xn--ab-.example", "\uff58\uff4e--\uff41.example", "\u2170.0x1",
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
