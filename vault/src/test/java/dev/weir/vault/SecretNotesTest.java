package dev.weir.vault;

import static dev.weir.vault.Scene.BANK;
import static dev.weir.vault.Scene.TO_BANK;
import static dev.weir.vault.Scene.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SecretNotesTest {

  @TempDir
  Path data;

  private final Scene.SetClock clock = new Scene.SetClock();

  private Vault open() throws VaultException {
    return Vault.open(data, MasterKeySource.beside(data), clock);
  }

  private static SecretNote note(Vault vault) throws VaultException {
    return vault.secrets().list().getFirst().note();
  }

  @Test
  void showsAnExpiredCredentialToNobodyUntilItIsRotated() throws Exception {
    try (Vault vault = open()) {
      vault.secrets().set("bank", bytes("money"), TO_BANK);
      vault.secrets().describe("bank", "payments team", Optional.of(clock.instant().plusSeconds(60)));
      vault.secrets().open("bank", BANK).close();
      clock.millis.addAndGet(60_000);
      assertThatThrownBy(() -> vault.secrets().open("bank", BANK)).hasMessageContaining("has expired")
          .hasMessageContaining("weir secrets rotate bank");
      vault.secrets().rotate("bank", bytes("more"));
      vault.secrets().describe("bank", "payments team", Optional.empty());
      vault.secrets().open("bank", BANK).close();
      assertThat(note(vault).owner()).isEqualTo("payments team");
    }
    assertThatThrownBy(() -> {
      try (Vault vault = open()) {
        vault.secrets().describe("other", "x", Optional.empty());
      }
    }).hasMessageContaining("there is no secret other");
  }

  @Test
  void remembersWhenACredentialWasLastUsed() throws Exception {
    try (Vault vault = open()) {
      vault.secrets().set("bank", bytes("money"), TO_BANK);
      assertThat(note(vault).lastUse()).isEmpty();
      vault.secrets().open("bank", BANK).close();
      clock.millis.addAndGet(60_000);
      vault.refresh();
      assertThat(note(vault).lastUse()).hasValue(clock.instant().minusSeconds(60));
      vault.secrets().open("bank", BANK).close();
    }
    try (Vault vault = open()) {
      assertThat(note(vault).lastUse()).as("written at the end too").hasValue(clock.instant());
      vault.secrets().remove("bank");
      vault.secrets().set("bank", bytes("money"), TO_BANK);
      assertThat(note(vault).lastUse()).as("what is removed is forgotten").isEmpty();
    }
  }
}
