package dev.weir.vault;

import static dev.weir.vault.Scene.TO_BANK;
import static dev.weir.vault.Scene.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MasterKeyTest {

  private static final String HEX = "0011223344556677".repeat(4);

  @TempDir
  Path data;

  private byte[] hashWith(MasterKeySource source, String variable) throws VaultException {
    try (MasterKey key = MasterKey.open(source, Folder.at(data), name -> variable)) {
      return key.hash("test").of(bytes("x"), KeyedHash.BYTES);
    }
  }

  @Test
  void readsHexadecimalAndBase64AlikeFromFileAndEnvironment() throws Exception {
    byte[] expected = hashWith(new MasterKeySource.Environment("WEIR_MASTER_KEY"), HEX);
    String base64 = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(HEX));
    for (String text : List.of(HEX, " " + HEX + "\r\n", base64, base64 + "\n",
        HEX.toUpperCase(Locale.ROOT))) {
      assertThat(hashWith(new MasterKeySource.Environment("WEIR_MASTER_KEY"), text)).isEqualTo(expected);
      Path file = data.resolve("own.key");
      Files.deleteIfExists(file);
      Folder.at(data).replace("own.key", bytes(text));
      assertThat(hashWith(new MasterKeySource.File(file), "")).isEqualTo(expected);
    }
  }

  @Test
  void refusesWhatIsNoKeyWithoutShowingIt() throws Exception {
    for (String text : List.of("", "  ", "tooshort", HEX + "00", "zz" + HEX.substring(2),
        "\u00e9".repeat(32))) {
      assertThatThrownBy(() -> hashWith(new MasterKeySource.Environment("WEIR_MASTER_KEY"), text))
          .isInstanceOf(VaultException.class).hasMessageContaining("WEIR_MASTER_KEY")
          .hasMessageContaining("openssl rand -hex 32").hasMessageNotContaining(HEX.substring(2))
          .hasMessageNotContaining("tooshort");
    }
    Folder.at(data).replace("own.key", bytes("short"));
    assertThatThrownBy(() -> hashWith(new MasterKeySource.File(data.resolve("own.key")), ""))
        .hasMessageContaining("own.key");
  }

  @Test
  void makesNoKeyWhereItWasNotAskedTo() {
    assertThatThrownBy(() -> hashWith(new MasterKeySource.File(data.resolve("own.key")), ""))
        .hasMessageContaining("there is no master key");
    assertThat(data.resolve("own.key")).doesNotExist();
  }

  @Test
  void givesEachPurposeAKeyOfItsOwn() throws Exception {
    try (MasterKey key = MasterKey.open(new MasterKeySource.Environment("X"), Folder.at(data), name -> HEX)) {
      assertThat(key.hash("a").of(bytes("x"), 32)).isNotEqualTo(key.hash("b").of(bytes("x"), 32));
    }
  }

  @Test
  void opensByPassphraseAndKnowsAWrongOne() throws Exception {
    char[] phrase = "correct horse".toCharArray();
    try (Vault vault = Vault.open(data, new MasterKeySource.Passphrase(phrase), Clock.systemUTC())) {
      vault.secrets().set("bank", bytes("s3cret"), TO_BANK);
    }
    assertThat(phrase).containsOnly('\0');
    assertThatThrownBy(() -> Vault.open(data, passphrase("wrong horse"), Clock.systemUTC()))
        .hasMessageContaining("another master key").hasMessageNotContaining("horse");
    try (Vault vault = Vault.open(data, passphrase("correct horse"), Clock.systemUTC())) {
      assertThat(vault.secrets().list()).hasSize(1);
    }
    Path kdf = data.resolve("vault/master.kdf");
    assertThat(kdf).content().startsWith("argon2id 65536 3 4 ");
    Files.delete(kdf);
    assertThatThrownBy(() -> Vault.open(data, passphrase("correct horse"), Clock.systemUTC()))
        .hasMessageContaining("master.kdf").hasMessageContaining("is missing");
  }

  @Test
  void refusesStretchingThatWouldTakeTheMachineDown() throws Exception {
    for (String text : List.of("argon2id 999999999 3 4 " + "00".repeat(16),
        "argon2id 65536 0 4 " + "00".repeat(16),
        "argon2id 65536 3 4 00", "argon2i 65536 3 4 " + "00".repeat(16), "")) {
      Folder.at(data.resolve("vault")).replace("master.kdf", bytes(text));
      assertThatThrownBy(() -> Vault.open(data, passphrase("x"), Clock.systemUTC()))
          .hasMessageContaining("master.kdf").hasMessageContaining("damaged");
    }
    assertThatThrownBy(() -> Vault.open(data, passphrase(""), Clock.systemUTC()))
        .hasMessageContaining("is empty");
  }

  @Test
  void saysWhatIsWrongWithTheFolder() throws Exception {
    Files.writeString(data.resolve("vault"), "a file in the way");
    assertThatThrownBy(() -> Vault.open(data, MasterKeySource.beside(data), Clock.systemUTC()))
        .isInstanceOf(VaultException.class).hasMessageContaining("vault")
        .hasMessageContaining("cannot be written");
  }

  private static MasterKeySource passphrase(String text) {
    return new MasterKeySource.Passphrase(text.toCharArray());
  }
}
