package dev.weir.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.model.KeyId;
import dev.weir.model.KeyRing.Check;
import dev.weir.model.Proof;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.CRC32;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysTest {

  private static final String BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  @TempDir
  Path data;
  private final Scene.SetClock clock = new Scene.SetClock();
  private Vault vault;
  private Keys keys;

  @BeforeEach
  void open() throws VaultException {
    vault = Vault.open(data, MasterKeySource.beside(data), clock);
    keys = vault.keys();
  }

  @AfterEach
  void close() {
    vault.close();
  }

  @Test
  void knowsAMintedKey() throws Exception {
    Keys.Minted minted = keys.mint("checkout", "shop front", Optional.empty());
    assertThat(keys.check(minted.text()))
        .isEqualTo(new Check.Valid(Proof.Key.root(minted.id(), Optional.empty()), "checkout"));
    assertThat(keys.list()).singleElement().satisfies(key -> {
      assertThat(key.note()).isEqualTo("shop front");
      assertThat(key.id()).isEqualTo(minted.id());
    });
  }

  @Test
  void writesKeysSoThatScannersKnowThem() throws Exception {
    String text = keys.mint("checkout", "", Optional.empty()).text();
    assertThat(text).matches("wk_[0-9A-Za-z]{12}_[0-9A-Za-z]{49}").hasSize(65);
    CRC32 crc = new CRC32();
    crc.update(text.substring(0, 59).getBytes(StandardCharsets.US_ASCII));
    BigInteger sum = BigInteger.ZERO;
    for (char digit : text.substring(59).toCharArray()) {
      sum = sum.multiply(BigInteger.valueOf(62)).add(BigInteger.valueOf(BASE62.indexOf(digit)));
    }
    assertThat(sum).isEqualTo(BigInteger.valueOf(crc.getValue()));
  }

  @Test
  void refusesEveryChangedCharacter() throws Exception {
    String text = keys.mint("checkout", "", Optional.empty()).text();
    for (int i = 0; i < text.length(); i++) {
      for (char other : new char[]{'0', 'z', '_', ' ', 'é', '\u2603', '\0'}) {
        if (other != text.charAt(i)) {
          String changed = text.substring(0, i) + other + text.substring(i + 1);
          assertThat(keys.check(changed)).isInstanceOf(Check.Invalid.class);
        }
      }
    }
  }

  @Test
  void refusesWhatIsNoKey() {
    for (String text : List.of("", "wk_", "wk_abc_def", "x".repeat(65), "x".repeat(100_000),
        "wk_" + "0".repeat(62))) {
      assertThat(keys.check(text)).isEqualTo(new Check.Invalid("not a Weir key"));
    }
  }

  @Test
  void saysTheSameOfAnUnknownIdAndOfAWrongSecret() throws Exception {
    Keys.Minted minted = keys.mint("checkout", "", Optional.empty());
    byte[] unknown = KeyText.fresh(new SecureRandom());
    assertThat(keys.check(new String(unknown, StandardCharsets.US_ASCII)))
        .isEqualTo(new Check.Invalid("unknown key"));
    assertThat(keys.check(withSecretOf(minted.text(), unknown))).isEqualTo(new Check.Invalid("unknown key"));
  }

  @Test
  void endsAKeyAtItsExpiry() throws Exception {
    Instant soon = clock.instant().plusSeconds(60);
    String text = keys.mint("batch", "", Optional.of(soon)).text();
    clock.millis.addAndGet(59_999);
    assertThat(keys.check(text)).isInstanceOf(Check.Valid.class);
    clock.millis.addAndGet(1);
    assertThat(keys.check(text)).isEqualTo(new Check.Invalid("key has expired"));
    assertThatThrownBy(() -> keys.mint("batch", "", Optional.of(soon)))
        .hasMessageContaining("expired already");
  }

  @Test
  void refusesARevokedKeyAlsoAfterANewStart() throws Exception {
    Keys.Minted minted = keys.mint("checkout", "", Optional.empty());
    keys.revoke(minted.id());
    keys.revoke(minted.id());
    assertThat(keys.check(minted.text())).isEqualTo(new Check.Invalid("key is revoked"));
    assertThat(keys.list().getFirst().revoked()).isPresent();
    close();
    open();
    assertThat(keys.check(minted.text())).isEqualTo(new Check.Invalid("key is revoked"));
    assertThatThrownBy(() -> keys.revoke(new KeyId("nosuchkey"))).isInstanceOf(VaultException.class);
  }

  @Test
  void seesByItselfARevocationByAnotherProcess() throws Exception {
    Keys.Minted minted = keys.mint("checkout", "", Optional.empty());
    try (Vault command = Vault.open(data, MasterKeySource.beside(data), clock)) {
      command.keys().revoke(minted.id());
    }
    long start = System.nanoTime();
    while (keys.check(minted.text()) instanceof Check.Valid && System.nanoTime() - start < 5_000_000_000L) {
      Thread.sleep(5);
    }
    assertThat(keys.check(minted.text())).isEqualTo(new Check.Invalid("key is revoked"));
    // How soon is the watch's period: a busy machine is no fault of it.
    assertThat(Vault.WATCH).isLessThan(Duration.ofMillis(500));
  }

  @Test
  void noticesAnEditedCallerThoughTheFileIsSealedAnew() throws Exception {
    Keys.Minted minted = keys.mint("batch", "", Optional.of(clock.instant().plusSeconds(60)));
    Keys.Listed about = keys.list().getFirst();
    assertThat(checkEdited(about, minted)).isInstanceOf(Check.Valid.class);
    assertThat(checkEdited(new Keys.Listed(about.id(), "admin", "", about.created(), about.expires(),
        Optional.empty()), minted)).isEqualTo(new Check.Invalid("unknown key"));
    assertThat(checkEdited(new Keys.Listed(about.id(), "batch", "", about.created(), Optional.empty(),
        Optional.empty()), minted)).isEqualTo(new Check.Invalid("unknown key"));
  }

  /** Puts an edited record with the old hash into the file, as whoever has the file's key but not the hash's could. */
  private Check checkEdited(Keys.Listed edited, Keys.Minted minted) throws Exception {
    try (MasterKey master = MasterKey.open(MasterKeySource.beside(data), data.resolve("vault"))) {
      new Store<>(Folder.at(data.resolve("vault")), Section.KEYS, master, System::nanoTime)
          .change(table -> new Store.Changed<>(table.with(minted.id().text(), KeyRecord.of(edited,
              Objects.requireNonNull(table.rows().get(minted.id().text())).hash())), "edited"));
    }
    vault.refresh();
    return keys.check(minted.text());
  }

  private static String withSecretOf(String text, byte[] other) {
    String body = text.substring(0, KeyText.SECRET_START)
        + new String(other, KeyText.SECRET_START, KeyText.SECRET, StandardCharsets.US_ASCII);
    CRC32 crc = new CRC32();
    crc.update(body.getBytes(StandardCharsets.US_ASCII));
    StringBuilder sum = new StringBuilder();
    for (long rest = crc.getValue(), i = 0; i < 6; i++, rest /= 62) {
      sum.insert(0, BASE62.charAt((int) (rest % 62)));
    }
    return body + sum;
  }
}
