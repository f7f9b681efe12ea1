package dev.weir.vault;

import static dev.weir.vault.Scene.TO_BANK;
import static dev.weir.vault.Scene.bytes;
import static dev.weir.vault.Scene.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.model.KeyRing.Check;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another master key in the place of one that was known too widely. */
class ChangedMasterKeyTest {

  @TempDir
  Path data;

  @TempDir
  Path elsewhere;

  private static MasterKeySource passphrase(String text) {
    return new MasterKeySource.Passphrase(text.toCharArray());
  }

  private MasterKeySource keyFile(String name, String digit) throws IOException {
    Path file = elsewhere.resolve(name);
    Files.createFile(file,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, digit.repeat(64));
    return new MasterKeySource.File(file);
  }

  private Vault open(MasterKeySource source) throws VaultException {
    return Vault.open(data, source, Clock.systemUTC());
  }

  private void change(MasterKeySource present, MasterKeySource next) throws VaultException {
    MasterKey.change(VaultSite.at(data), present, next);
  }

  @Test
  void opensEverythingByTheNewOneAndNothingByTheOld() throws Exception {
    MasterKeySource first = MasterKeySource.beside(data);
    MasterKeySource second = keyFile("second", "2");
    Keys.Minted key;
    try (Vault running = open(first)) {
      running.secrets().set("bank", bytes("money"), TO_BANK);
      key = running.keys().mint("checkout", "", Optional.empty());
      change(first, second);
      running.refresh();
      assertThat(value(running)).isEqualTo("money");
      running.secrets().rotate("bank", bytes("more money"));
    }
    assertThatThrownBy(() -> open(first)).hasMessageContaining("another master key");
    try (Vault vault = open(second)) {
      assertThat(value(vault)).isEqualTo("more money");
      assertThat(vault.keys().check(key.text())).isInstanceOf(Check.Valid.class);
    }
  }

  @Test
  void changesFromAFileToAPassphraseAndToAnother() throws Exception {
    MasterKeySource file = keyFile("first", "1");
    try (Vault vault = open(file)) {
      vault.secrets().set("bank", bytes("money"), TO_BANK);
    }
    change(file, passphrase("correct horse"));
    change(passphrase("correct horse"), passphrase("battery staple"));
    assertThatThrownBy(() -> open(passphrase("correct horse"))).isInstanceOf(VaultException.class);
    try (Vault vault = open(passphrase("battery staple"))) {
      assertThat(value(vault)).isEqualTo("money");
    }
  }

  @Test
  void tellsADamagedEnvelopeFromAnotherMasterKey() throws Exception {
    MasterKeySource key = keyFile("first", "1");
    open(key).close();
    Path envelope = data.resolve("vault/root.sealed");
    byte[] whole = Files.readAllBytes(envelope);
    for (int i = 0; i < whole.length; i++) {
      byte[] flipped = whole.clone();
      flipped[i] ^= 1;
      Files.write(envelope, flipped);
      assertThatThrownBy(() -> open(key)).as("byte %s", i).hasMessageContaining("is damaged");
      Files.write(envelope, Arrays.copyOf(whole, i));
      assertThatThrownBy(() -> open(key)).as("%s bytes", i).hasMessageContaining("is damaged");
    }
    Files.write(envelope, whole);
    open(key).close();
  }

  @Test
  void isNotChangedByWhoDoesNotHaveThePresentOne() throws Exception {
    MasterKeySource first = keyFile("first", "1");
    try (Vault vault = open(first)) {
      vault.secrets().set("bank", bytes("money"), TO_BANK);
    }
    assertThatThrownBy(() -> change(keyFile("thief", "3"), keyFile("next", "4")))
        .isInstanceOf(VaultException.class);
    try (Vault vault = open(first)) {
      assertThat(value(vault)).isEqualTo("money");
    }
  }

  @Test
  void putsNoOtherKeyInThePlaceOfALostEnvelope() throws Exception {
    MasterKeySource first = keyFile("first", "1");
    try (Vault vault = open(first)) {
      vault.secrets().set("bank", bytes("money"), TO_BANK);
    }
    Files.delete(data.resolve("vault").resolve(Envelope.FILE));
    assertThatThrownBy(() -> open(first)).as("a lost envelope").isInstanceOf(VaultException.class);
    assertThatThrownBy(() -> change(first, keyFile("next", "4"))).isInstanceOf(VaultException.class);
    assertThat(Files.exists(data.resolve("vault").resolve(Envelope.FILE))).isFalse();
  }

  @Test
  void changesTheKeyOfAVaultThatWasMadeWithoutAnEnvelope() throws Exception {
    MasterKeySource first = keyFile("first", "1");
    try (Vault vault = open(first)) {
      vault.secrets().set("bank", bytes("money"), TO_BANK);
    }
    Path legacy = elsewhere.resolve("legacy");
    Files.createFile(legacy,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try (MasterKey root = MasterKey.open(first, data.resolve("vault"))) {
      Files.writeString(legacy, HexFormat.of().formatHex(root.copy()));
    }
    Files.delete(data.resolve("vault").resolve(Envelope.FILE));
    change(new MasterKeySource.File(legacy), passphrase("next"));
    try (Vault vault = open(passphrase("next"))) {
      assertThat(value(vault)).isEqualTo("money");
    }
  }

  @Test
  void opensACopyOfTheFolderWithTheMasterKeyThatItHadThen() throws Exception {
    MasterKeySource first = keyFile("first", "1");
    try (Vault vault = open(first)) {
      vault.secrets().set("bank", bytes("money"), TO_BANK);
    }
    Path restored = Files.createDirectories(elsewhere.resolve("restored").resolve("vault"));
    try (Stream<Path> files = Files.list(data.resolve("vault"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, restored.resolve(file.getFileName()));
      }
    }
    change(first, keyFile("second", "2"));
    try (Vault vault = Vault.open(elsewhere.resolve("restored"), first, Clock.systemUTC())) {
      assertThat(value(vault)).isEqualTo("money");
    }
  }
}
