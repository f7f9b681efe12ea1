package dev.weir.vault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.model.Kind;
import dev.weir.model.Scope;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Encrypting keeps the shape, and decrypting undoes it. */
class ShapeCipherTest {

  private static final Scope SCOPE = new Scope("checkout", "bank");

  @TempDir
  Path data;
  private ShapeCipher cipher;

  private static String shape(String text) {
    StringBuilder shape = new StringBuilder();
    text.chars().forEach(c -> shape.append((char) (c >= '0' && c <= '9'
        ? '9'
        : c >= 'a' && c <= 'z' ? 'a' : c >= 'A' && c <= 'Z' ? 'A' : c)));
    return shape.toString();
  }

  @BeforeEach
  void takeTheVaultsOwnKey() throws Exception {
    try (MasterKey master = MasterKey.open(MasterKeySource.beside(data), data)) {
      cipher = new ShapeCipher(master.hash("shapes"));
    }
  }

  @Test
  void keepsTheShapeAndGoesBack() {
    Random random = new Random(3);
    for (int i = 0; i < 2_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = 7 + random.nextInt(24); n > 0; n--) {
        text.append("0123456789abcxyzABCXYZ -./+()é".charAt(random.nextInt(30)));
      }
      String value = text.toString();
      cipher.encrypted(Kind.PHONE, value, SCOPE).ifPresent(made -> {
        assertThat(shape(made)).isEqualTo(shape(value));
        assertThat(cipher.decrypted(Kind.PHONE, made, SCOPE)).contains(value);
      });
    }
  }

  @Test
  void isNotForWhatCouldBeGuessedThrough() {
    assertThat(cipher.encrypted(Kind.PHONE, "12345", SCOPE)).isEmpty();
    assertThat(cipher.encrypted(Kind.PHONE, "AB12", SCOPE)).isEmpty();
    assertThat(cipher.encrypted(Kind.PHONE, "12 34 56", SCOPE)).isPresent();
    assertThat(cipher.encrypted(Kind.PHONE, "１２３４５６７", SCOPE)).isEmpty();
    assertThat(cipher.encrypted(Kind.PHONE, "1".repeat(65), SCOPE)).isEmpty();
  }

  @Test
  void differsByCallerDestinationAndKind() {
    String value = "536-22-1847";
    Set<String> all = new HashSet<>();
    for (Scope scope : List.of(SCOPE, new Scope("batch", "bank"), new Scope("checkout", "mail"))) {
      all.add(cipher.encrypted(Kind.US_SSN, value, scope).orElseThrow());
      all.add(cipher.encrypted(Kind.PHONE, value, scope).orElseThrow());
    }
    assertThat(all).hasSize(6).doesNotContain(value);
  }

  @Test
  void isAPermutation() {
    Set<String> all = new HashSet<>();
    for (int i = 0; i < 5_000; i++) {
      all.add(cipher.encrypted(Kind.PHONE, String.format("%06d", i), SCOPE).orElseThrow());
    }
    assertThat(all).hasSize(5_000);
  }

  /** NIST, SP 800-38G examples, FF1 sample 7: AES-256, radix 10, no tweak. */
  @Test
  void usesFf1AsTheStandardHasIt() {
    byte[] key = HexFormat.of()
        .parseHex("2B7E151628AED2A6ABF7158809CF4F3CEF4359D8D580AA4F7F036D6F04FC6A94");
    BigInteger made = new Ff1(true, key, new byte[0], 10).turn(new BigInteger("123456789"));
    assertThat(made).isEqualTo("6657667009");
    assertThat(new Ff1(false, key, new byte[0], 10).turn(made)).isEqualTo("123456789");
  }
}
