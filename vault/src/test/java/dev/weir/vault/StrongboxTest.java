package dev.weir.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.model.net.Bytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StrongboxTest {

  private static final String TEXT = "ann is an administrator";

  @TempDir
  Path data;

  private Vault open() throws IOException {
    return Vault.open(data, MasterKeySource.beside(data), Clock.systemUTC());
  }

  private static void put(Vault vault, String text) throws IOException {
    vault.administrators().change(_ -> new Strongbox.Changed<>(Bytes.utf8(text), text));
  }

  @Test
  void keepsWhatItWasGivenAndShowsNobodyElse() throws IOException {
    try (Vault vault = open()) {
      assertThat(vault.administrators().content().isEmpty()).isTrue();
      put(vault, TEXT);
    }
    try (Vault vault = open()) {
      assertThat(vault.administrators().content().utf8()).isEqualTo(TEXT);
    }
    assertThat(Files.readString(data.resolve("vault/administrators.sealed"), StandardCharsets.ISO_8859_1))
        .doesNotContain("ann", "administrator");
  }

  @Test
  void seesWhatAnotherProcessHasChangedAndLosesNeithersChange() throws IOException {
    try (Vault one = open(); Vault other = open()) {
      put(one, "a");
      other.administrators()
          .change(content -> new Strongbox.Changed<>(Bytes.utf8(content.utf8() + "b"), content));
      one.refresh();
      assertThat(one.administrators().content().utf8()).isEqualTo("ab");
    }
  }

  @Test
  void changesNothingWhereTheChangeThrows() throws IOException {
    try (Vault vault = open()) {
      put(vault, TEXT);
      assertThatThrownBy(() -> vault.administrators().change(_ -> {
        throw new IOException("not on record");
      })).isInstanceOf(IOException.class).hasMessage("not on record");
      assertThat(vault.administrators().content().utf8()).isEqualTo(TEXT);
    }
  }

  @Test
  void doesNotOpenUnderAnotherNameOrBent() throws IOException {
    try (Vault vault = open()) {
      put(vault, TEXT);
    }
    Path file = data.resolve("vault/administrators.sealed");
    Files.copy(file, data.resolve("vault/secrets.sealed"));
    assertThatThrownBy(this::open).isInstanceOf(VaultException.class).hasMessageContaining("secrets.sealed");
  }
}
