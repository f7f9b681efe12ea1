package dev.weir.detect.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ChecksTest {

  private static void holds(String name, String code) {
    assertThat(Checks.named(name).orElseThrow().test(code)).as("%s of %s", name, code).isTrue();
  }

  private static void fails(String name, String code) {
    assertThat(Checks.named(name).orElseThrow().test(code)).as("%s of %s", name, code).isFalse();
  }

  @Test
  void acceptsThePublishedExamples() {
    holds("luhn", "79927398713");
    holds("verhoeff", "2363");
    holds("damm", "5724");
    holds("mod97", "3214282912345698765432161182");
    holds("iban", "GB82WEST12345698765432");
    holds("mod11-10", "33392005961");
    holds("mod11-2", "11010519491231002X");
    holds("mod37-36", "A12425GABC1234002M");
  }

  @Test
  void refusesEveryOtherLastDigit() {
    for (char c = '0'; c <= '9'; c++) {
      if (c != '3') {
        fails("luhn", "7992739871" + c);
        fails("verhoeff", "236" + c);
      }
      if (c != '4') {
        fails("damm", "572" + c);
      }
    }
  }

  @Test
  void neverThrowsWhateverItIsGiven() {
    Random random = new Random(5);
    for (String name : Checks.names()) {
      for (int i = 0; i < 2_000; i++) {
        StringBuilder code = new StringBuilder();
        for (int n = random.nextInt(12); n > 0; n--) {
          code.append("0123456789XAZa- \u00e9".charAt(random.nextInt(17)));
        }
        assertThat(Checks.named(name).orElseThrow().test(code.toString())).isIn(true, false);
      }
      fails(name, "");
    }
    assertThat(Checks.named("md5")).isEmpty();
  }

  @Test
  void digestsAsTheKeccakReferenceDoes() {
    assertThat(HexFormat.of().formatHex(Keccak.ofShort("abc".getBytes(StandardCharsets.US_ASCII))))
        .isEqualTo("4e03657aea45a94fc7d47ba826c8d667c0d1e6e33a64a036ec44f58fa12d6c45");
  }

  @Test
  void knowsTheLengthsOfMonths() {
    assertThat(Day.exists(2024, 2, 29)).isTrue();
    assertThat(Day.exists(2023, 2, 29)).isFalse();
    assertThat(Day.exists(1900, 2, 29)).isFalse();
    assertThat(Day.exists(4, 31)).isFalse();
    assertThat(Day.exists(0, 1)).isFalse();
  }
}
