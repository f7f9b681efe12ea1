package dev.weir.vault;

import static dev.weir.vault.Scene.BANK;
import static dev.weir.vault.Scene.TO_BANK;
import static dev.weir.vault.Scene.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.model.Kind;
import dev.weir.model.Scope;
import dev.weir.model.Terms;
import dev.weir.model.net.HostPattern;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a thief of the vault's files has, and what becomes of files that were changed. */
class StolenOrChangedTest {

  @TempDir
  Path data;
  private Path secrets;

  @BeforeEach
  void storeSomething() throws Exception {
    secrets = data.resolve("vault/secrets.sealed");
    try (Vault vault = open()) {
      vault.secrets().set("bank", bytes("value-of-bank"), TO_BANK);
      vault.secrets().set("mail", bytes("value-of-mail"), TO_BANK);
      vault.secrets().rotate("mail", bytes("rotated-mail"));
    }
  }

  private Vault open() throws VaultException {
    return Vault.open(data, MasterKeySource.beside(data), Clock.systemUTC());
  }

  @Test
  void showsAThiefNothing() throws Exception {
    String key;
    try (Vault vault = open()) {
      key = vault.keys().mint("checkout", "note-of-key", Optional.empty()).text();
      vault.tokens().tokenFor(Kind.EMAIL, "ann@example.test", new Scope("checkout", "ai"), Terms.USUAL);
    }
    assertThat(Scene.stolen(data)).doesNotContain("value-of", "rotated-mail", "bank", "checkout",
        "note-of-key",
        key.substring(16), "ann@example");
  }

  @Test
  void noticesEveryFlippedBit() throws Exception {
    byte[] whole = Files.readAllBytes(secrets);
    for (int i = 0; i < whole.length; i++) {
      byte[] changed = whole.clone();
      changed[i] ^= (byte) (1 << i % 8);
      Files.write(secrets, changed);
      assertThatThrownBy(() -> open().close()).as("byte %d", i).isInstanceOf(VaultException.class)
          .hasMessageContaining("is damaged").hasMessageContaining("secrets.sealed")
          .hasMessageContaining("backup");
    }
  }

  @Test
  void noticesEveryTruncation() throws Exception {
    byte[] whole = Files.readAllBytes(secrets);
    for (int length = 0; length < whole.length; length++) {
      Files.write(secrets, Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> open().close()).isInstanceOf(VaultException.class)
          .hasMessageContaining("is damaged");
    }
    Files.write(secrets, Arrays.copyOf(whole, whole.length + 1));
    assertThatThrownBy(() -> open().close()).hasMessageContaining("is damaged");
  }

  @Test
  void tellsAWrongMasterKeyFromDamage() throws Exception {
    Files.writeString(data.resolve("vault/master.key"), "ab".repeat(32));
    assertThatThrownBy(() -> open().close()).isInstanceOf(VaultException.class)
        .hasMessageContaining("under another master key").hasMessageNotContaining("damaged")
        .hasMessageNotContaining("abab");
  }

  @Test
  void makesNoNewMasterKeyForAVaultThatHoldsSomething() throws Exception {
    Files.delete(data.resolve("vault/master.key"));
    assertThatThrownBy(() -> open().close()).hasMessageContaining("there is no master key");
    assertThat(data.resolve("vault/master.key")).doesNotExist();
  }

  @Test
  void refusesAMasterKeyThatOthersCanRead() throws Exception {
    Path key = data.resolve("vault/master.key");
    for (String mode : List.of("rw-r--r--", "rw----r--", "rw-rw----", "r--r-----")) {
      Files.setPosixFilePermissions(key, PosixFilePermissions.fromString(mode));
      assertThatThrownBy(() -> open().close()).hasMessageContaining(mode).hasMessageContaining("chmod 600");
    }
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("r--------"));
    open().close();
  }

  @Test
  void openNoRecordInThePlaceOfAnother() throws Exception {
    try (MasterKey master = MasterKey.open(MasterKeySource.beside(data), data.resolve("vault"))) {
      Seal seal = master.seal("credentials");
      byte[] sealed = seal.close(bytes("value-of-bank"), Credential.context("bank", 1, TO_BANK).array());
      List<HostPattern> wider = List.of(HostPattern.parse("*.test").orElseThrow());
      assertThat(seal.open(sealed, Credential.context("bank", 1, TO_BANK).array())).asString()
          .contains("value");
      for (var other : List.of(Credential.context("mail", 1, TO_BANK), Credential.context("bank", 2, TO_BANK),
          Credential.context("bank", 1, wider), Credential.context("bank", 1, List.of()))) {
        assertThatThrownBy(() -> seal.open(sealed, other.array()))
            .isInstanceOf(GeneralSecurityException.class);
      }
      assertThatThrownBy(
          () -> master.seal("keys").open(sealed, Credential.context("bank", 1, TO_BANK).array()))
          .isInstanceOf(GeneralSecurityException.class);
    }
  }

  @Test
  void openNoFileInThePlaceOfAnother() throws Exception {
    Files.copy(secrets, data.resolve("vault/keys.sealed"));
    assertThatThrownBy(() -> open().close()).hasMessageContaining("keys.sealed")
        .hasMessageContaining("is damaged");
  }

  @Test
  void keepsWhatItHadWhenTheDiskIsFull() throws Exception {
    Scene.FillingDisk disk = new Scene.FillingDisk();
    Folder folder = Folder.at(data.resolve("vault"), disk);
    try (Vault vault = Vault.open(folder, MasterKeySource.beside(data), Clock.systemUTC())) {
      disk.full.set(true);
      assertThatThrownBy(() -> vault.secrets().set("bank", bytes("half"), TO_BANK))
          .isInstanceOf(VaultException.class)
          .hasMessageContaining("No space left").hasMessageContaining("make room");
      assertThatThrownBy(() -> vault.keys().mint("checkout", "", Optional.empty()))
          .isInstanceOf(VaultException.class);
      assertThat(new String(vault.secrets().open("bank", BANK).reveal(), StandardCharsets.UTF_8))
          .isEqualTo("value-of-bank");
      disk.full.set(false);
      vault.secrets().set("bank", bytes("whole"), TO_BANK);
    }
    assertThat(data.resolve("vault/secrets.sealed.new")).doesNotExist();
    try (Vault vault = open()) {
      assertThat(new String(vault.secrets().open("bank", BANK).reveal(), StandardCharsets.UTF_8))
          .isEqualTo("whole");
    }
  }

  @Test
  void printsNothingSecret() throws Exception {
    try (Vault vault = open();
        MasterKey master = MasterKey.open(MasterKeySource.beside(data), data.resolve("vault"))) {
      Keys.Minted minted = vault.keys().mint("checkout", "", Optional.empty());
      assertThat(minted.toString()).doesNotContain(minted.text());
      assertThat(master.toString()).isEqualTo("MasterKey[secret]");
      assertThat(new MasterKeySource.Passphrase("open sesame".toCharArray()).toString())
          .doesNotContain("sesame");
      assertThat(new Held("wtk_x", "ann@example.test", new Scope("a", "b"), 0).toString())
          .doesNotContain("ann");
    }
  }
}
