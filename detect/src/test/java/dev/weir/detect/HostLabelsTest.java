package dev.weir.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostLabelsTest {

  private final PayloadInspector inspector = new PayloadInspector(new byte[32], new MapTokens());

  @ParameterizedTest
  @CsvSource({
    "4111111111111111, a CREDIT_CARD", "4111-1111-1111-1111.a, a CREDIT_CARD",
    "41111111.11111111, a CREDIT_CARD",
    "xoxb-482093175624-4820931756249-k3v9xq7wm2zr8tn5yb4hc6pd.x, a SECRET"})
  void tellsWhatStandsThereAsItIs(String labels, String what) {
    assertThat(inspector.carried(labels)).contains(what);
  }

  @Test
  void tellsTextInHexadecimalInOneLabelAndInMany() {
    String text = HexFormat.of()
        .formatHex("ann.miller@example.com, born 1984".getBytes(StandardCharsets.UTF_8));
    assertThat(inspector.carried(text)).contains("text in hexadecimal");
    assertThat(
        inspector.carried(text.substring(0, 21) + "." + text.substring(21, 44) + "." + text.substring(44)))
        .contains("text in hexadecimal");
    assertThat(inspector.carried("x7." + text + ".t1")).contains("text in hexadecimal");
    assertThat(inspector.carried("grüße aus köln".getBytes(StandardCharsets.UTF_8).length + "."
        + HexFormat.of().formatHex("grüße aus köln".getBytes(StandardCharsets.UTF_8))))
        .contains("text in hexadecimal");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nbswy3dpfqqhi2djomqgs4zaorugkidqmfzxg53pojsa",
    "nbswy3dpfqqhi2djomqgs.4zaorugkidqmfzxg53pojsa",
    "nbswy3dp-fqqhi2dj-omqgs4za-orugkidq"})
  void tellsTextInBase32(String labels) {
    assertThat(inspector.carried(labels)).contains("text in base32");
  }

  @Test
  void tellsTextInTheOtherBase32() {
    assertThat(inspector.carried("d1imor3f5gg78q9jecg6ip90eduncsrge9qn8t10")).contains("text in base32hex");
  }

  @ParameterizedTest
  @ValueSource(strings = {"api", "eu-west-1", "a.b.c.d", "676196184532.dkr.ecr",
    "123456789012.dkr.ecr.us-east-1", "my-bucket-2026-11-23",
    "3f2504e0-4f89-41d3-9a0c-0305e82c3301", "d41d8cd98f00b204e9800998ecf8427e", "507f1f77bcf86cd799439011",
    "e3b0c44298fc1c149afbf4c8996fb924.27ae41e4649b934ca495991b7852b855", "xn--mller-kva", "_dmarc",
    "ip-10-0-0-17",
    "d111111abcdef8", "internationalcustomerportalproduction", "whatisthelongestnamethatanyonewouldgiveahost",
    "k8s-default-ingress-7f3a9c1b2d-1234567890.elb", "mail2.smtp-relay", "20261123t101500z",
    "r3---sn-4g5edn7s",
    "0a1b2c3d4e5f60718293a4b5c6d7e8f9", "prod-eu-cluster-0-shard-00-02.ab1cd",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"})
  void leavesNamesAlone(String labels) {
    assertThat(inspector.carried(labels)).isEmpty();
  }

  @Test
  void leavesHashesAlone() {
    Random random = new Random(1);
    byte[] hash = new byte[16];
    for (int i = 0; i < 20_000; i++) {
      random.nextBytes(hash);
      assertThat(inspector.carried(HexFormat.of().formatHex(hash))).isEmpty();
    }
  }
}
