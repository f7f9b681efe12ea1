package dev.weir.vault;

import static dev.weir.vault.Scene.TO_BANK;
import static dev.weir.vault.Scene.bytes;
import static dev.weir.vault.Scene.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.model.KeyRing.Check;
import dev.weir.model.Kind;
import dev.weir.model.Scope;
import dev.weir.model.Terms;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BackupTest {

  private static final Scope SCOPE = new Scope("checkout", "ai");

  @TempDir
  Path data;

  @TempDir
  Path elsewhere;

  private final Scene.SetClock clock = new Scene.SetClock();
  private MasterKeySource key = MasterKeySource.beside(Path.of(""));
  private Path file = Path.of("");

  @BeforeEach
  void begin() throws IOException {
    Path text = Files.writeString(elsewhere.resolve("key"), "7".repeat(64));
    Files.setPosixFilePermissions(text, PosixFilePermissions.fromString("rw-------"));
    key = new MasterKeySource.File(text);
    file = elsewhere.resolve("weir.backup");
  }

  private Vault open() throws VaultException {
    return Vault.open(data, key, clock);
  }

  private Path vault() {
    return data.resolve("vault");
  }

  private void later() {
    clock.millis.addAndGet(60_000);
  }

  private void backup() throws VaultException {
    Backup.write(VaultSite.at(data), key, file, clock.instant());
  }

  private Restore.Restored restore(boolean anyway) throws VaultException {
    return Restore.from(file, VaultSite.at(data), key, anyway, clock);
  }

  private Keys.Minted made() throws VaultException {
    try (Vault vault = open()) {
      vault.secrets().set("bank", bytes("money"), TO_BANK);
      return vault.keys().mint("checkout", "", Optional.empty());
    }
  }

  @Test
  void bringsBackAllOfItOnAnotherMachine() throws Exception {
    Keys.Minted minted = made();
    String token;
    try (Vault vault = open()) {
      token = vault.tokens().tokenFor(Kind.EMAIL, "ada@lovelace.example", SCOPE, Terms.USUAL);
    }
    backup();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
    Path other = elsewhere.resolve("other");
    Restore.from(file, VaultSite.at(other), key, false, clock);
    try (Vault vault = Vault.open(other, key, clock)) {
      assertThat(value(vault)).isEqualTo("money");
      assertThat(vault.keys().check(minted.text())).isInstanceOf(Check.Valid.class);
      assertThat(vault.tokens().valueOf(token, SCOPE)).hasValue("ada@lovelace.example");
    }
  }

  @Test
  void holdsNothingThatCanBeReadWithoutTheMasterKey() throws Exception {
    Keys.Minted minted = made();
    backup();
    String all = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    assertThat(all).doesNotContain("money", "checkout", "bank", minted.id().text(), "7777");
    Path thief = Files.writeString(elsewhere.resolve("thief"), "8".repeat(64));
    Files.setPosixFilePermissions(thief, PosixFilePermissions.fromString("rw-------"));
    assertThatThrownBy(
        () -> Restore.from(file, VaultSite.at(elsewhere.resolve("x")), new MasterKeySource.File(thief), true,
            clock))
        .hasMessageContaining("another master key");
  }

  @Test
  void refusesADamagedCutOrMixedOne() throws Exception {
    made();
    backup();
    byte[] whole = Files.readAllBytes(file);
    int step = Math.max(1, whole.length / 97);
    for (int i = 0; i < whole.length; i += step) {
      byte[] flipped = whole.clone();
      flipped[i] ^= 1;
      Files.write(file, flipped);
      assertThatThrownBy(() -> restore(true)).as("byte %s", i).isInstanceOf(VaultException.class);
      Files.write(file, Arrays.copyOf(whole, i));
      assertThatThrownBy(() -> restore(true)).as("%s bytes", i).isInstanceOf(VaultException.class);
    }
    Files.write(file, Arrays.copyOf(whole, whole.length + 4));
    assertThatThrownBy(() -> restore(true)).hasMessageContaining("damaged");
    later();
    backup();
    byte[] other = Files.readAllBytes(file);
    assertThat(other).hasSameSizeAs(whole);
    System.arraycopy(whole, whole.length - 100, other, whole.length - 100, 100);
    Files.write(file, other);
    assertThatThrownBy(() -> restore(true)).hasMessageContaining("damaged");
    try (Vault vault = open()) {
      assertThat(value(vault)).as("untouched by all of it").isEqualTo("money");
    }
  }

  @Test
  void refusesAnOlderOneUnlessToldAndNeverUndoesARevocation() throws Exception {
    Keys.Minted minted = made();
    backup();
    later();
    try (Vault vault = open()) {
      vault.secrets().rotate("bank", bytes("more money"));
      vault.keys().revoke(minted.id());
    }
    assertThatThrownBy(() -> restore(false)).hasMessageContaining("changed since")
        .hasMessageContaining("--anyway");
    assertThat(restore(true).revokedAgain()).isEqualTo(1);
    try (Vault vault = open()) {
      assertThat(value(vault)).isEqualTo("money");
      assertThat(vault.keys().check(minted.text())).isInstanceOf(Check.Invalid.class);
    }
  }

  @Test
  void isRefusedWhileAWeirKeepsItsTokensHere() throws Exception {
    made();
    backup();
    try (Vault running = open()) {
      running.tokens();
      assertThatThrownBy(() -> restore(true)).hasMessageContaining("another Weir");
    }
    restore(true);
  }

  @Test
  void takesThePlaceOfAVaultThatDoesNotOpenOnlyWhenTold() throws Exception {
    made();
    backup();
    Files.write(vault().resolve("secrets.sealed"), bytes("broken"));
    assertThatThrownBy(() -> restore(false)).hasMessageContaining("--anyway");
    restore(true);
    try (Vault vault = open()) {
      assertThat(value(vault)).isEqualTo("money");
    }
  }

  @Test
  void comesBackUnderAPassphraseAndUnderAnotherMasterKeyThanThePresentOne() throws Exception {
    made();
    MasterKeySource.Passphrase phrase = new MasterKeySource.Passphrase("correct horse".toCharArray());
    MasterKey.change(VaultSite.at(data), key, phrase.again());
    Backup.write(VaultSite.at(data), phrase.again(), file, clock.instant());
    Restore.from(file, VaultSite.at(elsewhere.resolve("other")), phrase.again(), false, clock);
    try (Vault vault = Vault.open(elsewhere.resolve("other"), phrase, clock)) {
      assertThat(value(vault)).isEqualTo("money");
    }
  }

  @Test
  void isEndedByWhoeverOpensTheVaultNext() throws Exception {
    made();
    backup();
    Path staged = data.resolve("vault.restoring");
    Files.createDirectory(staged);
    Backup.read(file, Folder.at(staged), key);
    Files.move(vault(), data.resolve("vault.before-restore"));
    try (Vault vault = open()) {
      assertThat(value(vault)).isEqualTo("money");
    }
    assertThat(staged).doesNotExist();
  }

  /** The process that restores is killed at some moment: what is there then is the old vault or the new one. */
  @Test
  void leavesTheOneOrTheOtherWhenItIsKilled() throws Exception {
    made();
    backup();
    later();
    for (int i = 0; i < 5; i++) {
      try (Vault vault = open()) {
        vault.secrets().set("bank", bytes("more money"), TO_BANK);
      }
      Process restoring = new ProcessBuilder(
          Path.of(System.getProperty("java.home"), "bin", "java").toString(),
          "-cp", System.getProperty("java.class.path"), Restorer.class.getName(), file.toString(),
          data.toString(), elsewhere.resolve("key").toString()).redirectErrorStream(true).start();
      // It restores again and again, and says so once it has begun.
      assertThat(restoring.getInputStream().read()).isPositive();
      Thread.sleep(30L * i);
      restoring.destroyForcibly().waitFor(30, TimeUnit.SECONDS);
      try (Vault vault = open()) {
        assertThat(value(vault)).isIn("money", "more money");
      }
    }
  }

  /** Restores until it is killed. */
  static final class Restorer {
    private Restorer() {}

    public static void main(String[] args) throws Exception {
      System.out.println("begun");
      while (true) {
        Restore.from(Path.of(args[0]), VaultSite.at(Path.of(args[1])),
            new MasterKeySource.File(Path.of(args[2])), true,
            Clock.systemUTC());
      }
    }
  }
}
