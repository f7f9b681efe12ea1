package dev.weir.vault;

import static dev.weir.vault.Scene.BANK;
import static dev.weir.vault.Scene.THIEF;
import static dev.weir.vault.Scene.TO_BANK;
import static dev.weir.vault.Scene.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.model.Secret;
import dev.weir.model.net.Host;
import dev.weir.model.net.HostPattern;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultTest {

  @TempDir
  Path data;

  private Vault open() throws VaultException {
    return Vault.open(data, MasterKeySource.beside(data), Clock.systemUTC());
  }

  private static String reveal(Vault vault, String name, Host host) throws IOException {
    try (Secret secret = vault.secrets().open(name, host)) {
      return new String(secret.reveal(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void opensWhatWasSetAlsoAfterAnewStart() throws Exception {
    try (Vault vault = open()) {
      vault.secrets().set("bank", bytes("s3cret"), TO_BANK);
      assertThat(reveal(vault, "bank", BANK)).isEqualTo("s3cret");
    }
    try (Vault vault = open()) {
      assertThat(reveal(vault, "bank", BANK)).isEqualTo("s3cret");
    }
  }

  @Test
  void opensForBoundHostsOnly() throws Exception {
    try (Vault vault = open()) {
      vault.secrets().set("bank", bytes("s3cret"), List.of(HostPattern.parse("*.bank.test").orElseThrow()));
      assertThat(reveal(vault, "bank", BANK)).isEqualTo("s3cret");
      assertThatThrownBy(() -> vault.secrets().open("bank", THIEF)).isInstanceOf(VaultException.class)
          .hasMessageContaining("may not go to thief.test").hasMessageNotContaining("s3cret");
      assertThatThrownBy(() -> vault.secrets().open("bank", Scene.host("bank.test")))
          .isInstanceOf(VaultException.class);
      assertThatThrownBy(() -> vault.secrets().set("free", bytes("x"), List.of()))
          .hasMessageContaining("bound to no host");
    }
  }

  @Test
  void keepsThePreviousVersionOnRotationAndListsNoValue() throws Exception {
    try (Vault vault = open()) {
      Secrets.Listed first = vault.secrets().set("bank", bytes("old-value"), TO_BANK);
      Secrets.Listed second = vault.secrets().rotate("bank", bytes("new-value"));
      assertThat(second.version()).isEqualTo(2);
      assertThat(second.previous())
          .contains(first.created());
      assertThat(second.fingerprint()).hasSize(16).isNotEqualTo(first.fingerprint());
      assertThat(vault.secrets().rotate("bank", bytes("old-value")).fingerprint())
          .isEqualTo(first.fingerprint());
      assertThat(reveal(vault, "bank", BANK)).isEqualTo("old-value");
      assertThat(vault.secrets().list()).hasSize(1).first().asString().doesNotContain("value");
    }
  }

  @Test
  void removesAndSaysWhatIsMissing() throws Exception {
    try (Vault vault = open()) {
      vault.secrets().set("bank", bytes("s3cret"), TO_BANK);
      vault.secrets().remove("bank");
      assertThatThrownBy(() -> vault.secrets().open("bank", BANK))
          .hasMessageContaining("weir secrets set bank");
      assertThatThrownBy(() -> vault.secrets().remove("bank")).isInstanceOf(VaultException.class);
      assertThatThrownBy(() -> vault.secrets().rotate("bank", bytes("x"))).isInstanceOf(VaultException.class);
    }
  }

  @Test
  void refusesNamesAndValuesThatCannotBe() throws Exception {
    try (Vault vault = open()) {
      for (String name : List.of("", "a b", "../x", "x\n", "n".repeat(101))) {
        assertThatThrownBy(() -> vault.secrets().set(name, bytes("x"), TO_BANK))
            .isInstanceOf(VaultException.class);
      }
      assertThatThrownBy(() -> vault.secrets().set("empty", new byte[0], TO_BANK))
          .hasMessageContaining("0 bytes");
      assertThatThrownBy(() -> vault.secrets().set("long", new byte[Secrets.MOST_BYTES + 1], TO_BANK))
          .isInstanceOf(VaultException.class);
    }
  }

  @Test
  void keepsItsFilesToTheOwner() throws Exception {
    try (Vault vault = open()) {
      vault.secrets().set("bank", bytes("s3cret"), TO_BANK);
    }
    assertThat(mode("vault")).isEqualTo("rwx------");
    assertThat(mode("vault/master.key")).isEqualTo("rw-------");
    assertThat(mode("vault/secrets.sealed")).isEqualTo("rw-------");
  }

  @Test
  void closesAFolderThatWasOpenToOthers() throws Exception {
    Files.createDirectory(data.resolve("vault"));
    Files.setPosixFilePermissions(data.resolve("vault"), PosixFilePermissions.fromString("rwxrwxrwx"));
    open().close();
    assertThat(mode("vault")).isEqualTo("rwx------");
  }

  @Test
  void seesByItselfWhatAnotherVaultChanges() throws Exception {
    try (Vault serve = open(); Vault command = open()) {
      command.secrets().set("bank", bytes("s3cret"), TO_BANK);
      long start = System.nanoTime();
      while (serve.secrets().list().isEmpty() && System.nanoTime() - start < 5_000_000_000L) {
        Thread.sleep(10);
      }
      assertThat(reveal(serve, "bank", BANK)).isEqualTo("s3cret");
    }
  }

  private String mode(String file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve(file)));
  }
}
