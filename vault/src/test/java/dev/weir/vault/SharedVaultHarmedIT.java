package dev.weir.vault;

import static dev.weir.vault.Scene.TO_BANK;
import static dev.weir.vault.Scene.bytes;
import static dev.weir.vault.Scene.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.model.KeyRing.Check;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A shared vault whose server is away, or in strange hands. */
final class SharedVaultHarmedIT {

  private static final String DUMP = "SELECT string_agg(line, ' ') FROM ("
      + "SELECT name || ' ' || encode(content, 'hex') FROM part UNION ALL"
      + " SELECT name || ' ' || encode(sealed, 'hex') FROM section UNION ALL"
      + " SELECT encode(id, 'hex') || ' ' || encode(sealed, 'hex') FROM entry) AS dump (line)";

  @RegisterExtension
  static final SharedScene scene = new SharedScene();

  @BeforeEach
  void storeSomething() throws Exception {
    try (Vault vault = scene.open("one")) {
      vault.secrets().set("bank", bytes("value-of-bank"), TO_BANK);
      vault.secrets().set("mail", bytes("value-of-mail"), TO_BANK);
    }
  }

  @Test
  void goesOnByWhatIsKnownThenClosesAndComesBack() throws Exception {
    Duration stale = Duration.ofSeconds(2);
    try (Vault vault = Vault.open(scene.site("one", stale), scene.key('7'), Clock.systemUTC())) {
      String key = vault.keys().mint("checkout", "", Optional.empty()).text();
      for (boolean killed : List.of(false, true)) {
        if (killed) {
          scene.server().kill();
        } else {
          scene.server().freeze();
        }
        assertThatThrownBy(() -> vault.secrets().set("bank", bytes("new"), TO_BANK))
            .isInstanceOf(VaultException.class)
            .hasMessageContaining("the vault in PostgreSQL at 127.0.0.1:")
            .hasMessageContaining("cannot be asked")
            .isInstanceOfSatisfying(VaultException.class, away -> assertThat(away.isAway()).isTrue());
        SharedScene.await("the vault to close", () -> vault.closed().isPresent());
        assertThatThrownBy(() -> value(vault)).isInstanceOf(VaultException.class);
        assertThat(vault.keys().check(key)).isInstanceOf(Check.Invalid.class);
        if (killed) {
          scene.server().restart();
        } else {
          scene.server().thaw();
        }
        SharedScene.await("the vault to open", () -> vault.closed().isEmpty());
        assertThat(vault.keys().check(key)).isInstanceOf(Check.Valid.class);
        SharedScene.await("a change to be taken", () -> isTaken(vault));
      }
    }
  }

  private static boolean isTaken(Vault vault) {
    try {
      vault.secrets().set("bank", bytes("newer"), TO_BANK);
      return true;
    } catch (VaultException e) {
      return false;
    }
  }

  @Test
  void isOpenForAsLongAsItIsBelieved() throws Exception {
    try (Vault vault = scene.open("one")) {
      scene.server().kill();
      try {
        for (int i = 0; i < 3; i++) {
          assertThat(vault.closed()).isEmpty();
          assertThat(value(vault)).isEqualTo("value-of-bank");
          vault.refresh();
        }
        assertThatThrownBy(() -> scene.open("two")).isInstanceOf(VaultException.class)
            .hasMessageContaining("cannot be asked").hasMessageContaining("see that it runs");
      } finally {
        scene.server().restart();
      }
    }
  }

  @Test
  void showsAThiefOfTheDatabaseNothing() throws Exception {
    String key;
    try (Vault vault = scene.open("one")) {
      key = vault.keys().mint("checkout", "note-of-key", Optional.empty()).text();
      vault.secrets().describe("bank", "owner-of-bank", Optional.empty());
    }
    String hex = scene.ask(DUMP);
    StringBuilder all = new StringBuilder(hex);
    for (String word : hex.split(" ", -1)) {
      if (word.chars().allMatch(HexFormat::isHexDigit)) {
        all.append(new String(HexFormat.of().parseHex(word), StandardCharsets.ISO_8859_1));
      }
    }
    assertThat(all.toString()).contains("root.sealed").doesNotContain("value-of", "bank", "checkout",
        "note-of-key",
        key.substring(16), "7777");
  }

  @Test
  void opensNoRowInThePlaceOfAnother() throws Exception {
    scene.sql("UPDATE entry SET sealed = (SELECT sealed FROM entry other WHERE other.section = entry.section"
        + " AND other.id <> entry.id) WHERE section = 'secrets.sealed'");
    assertDamaged("the seal of a row is broken");
  }

  @Test
  void noticesARowThatWasPutBack() throws Exception {
    scene.sql("CREATE TABLE kept AS SELECT * FROM entry WHERE section = 'secrets.sealed'");
    try (Vault vault = scene.open("one")) {
      vault.secrets().rotate("bank", bytes("newer"));
      vault.secrets().rotate("mail", bytes("newer"));
    }
    scene.sql(
        "UPDATE entry SET edition = kept.edition, sealed = kept.sealed FROM kept WHERE entry.id = kept.id"
            + " AND kept.edition = (SELECT min(edition) FROM kept)");
    assertDamaged("was removed, added or put back");
  }

  @Test
  void noticesARowThatWasRemovedOrAdded() throws Exception {
    scene.sql("CREATE TABLE kept AS SELECT * FROM entry WHERE section = 'secrets.sealed'");
    scene.sql("DELETE FROM entry WHERE edition = (SELECT min(edition) FROM kept)");
    assertDamaged("was removed, added or put back");
    scene.sql("INSERT INTO entry SELECT * FROM kept ON CONFLICT DO NOTHING");
    try (Vault vault = scene.open("one")) {
      vault.secrets().remove("bank");
    }
    scene.sql("INSERT INTO entry SELECT * FROM kept ON CONFLICT DO NOTHING");
    assertDamaged("was removed, added or put back");
  }

  @Test
  void noticesAnEditionThatWasChanged() throws Exception {
    scene.sql("UPDATE section SET edition = edition + 1 WHERE name = 'secrets.sealed'");
    assertDamaged("its seal is broken");
  }

  private static void assertDamaged(String how) {
    assertThatThrownBy(() -> scene.open("two")).isInstanceOf(VaultException.class)
        .hasMessageContaining("secrets.sealed in PostgreSQL").hasMessageContaining("is damaged")
        .hasMessageContaining(how);
  }

  /** Whoever has seen more refuses it, now and after a restart; a Weir that was not there has nothing to tell it by. */
  @Test
  void refusesAWholeSectionFromBeforeWhereALaterOneWasSeen() throws Exception {
    scene.sql("CREATE TABLE kept AS SELECT * FROM entry");
    scene.sql("CREATE TABLE whole AS SELECT * FROM section");
    try (Vault vault = Vault.open(scene.site("one", Duration.ofSeconds(1)), scene.key('7'),
        Clock.systemUTC())) {
      vault.secrets().rotate("bank", bytes("newer"));
      scene.sql("DELETE FROM entry");
      scene.sql(
          "UPDATE section SET edition = whole.edition, sealed = whole.sealed FROM whole WHERE section.name = whole.name");
      scene.sql("INSERT INTO entry SELECT * FROM kept");
      assertThatThrownBy(() -> vault.secrets().set("bank", bytes("newest"), TO_BANK))
          .hasMessageContaining("is older than what this Weir has seen");
      SharedScene.await("the vault to close", () -> vault.closed().isPresent());
      assertThat(vault.closed().orElseThrow()).contains("is older than what this Weir has seen");
    }
    assertThatThrownBy(() -> scene.open("one")).hasMessageContaining("is older than what this Weir has seen")
        .hasMessageContaining("remove " + scene.file("one/vault.shared/seen-"));
    try (Vault other = scene.open("two")) {
      assertThat(value(other)).isEqualTo("value-of-bank");
    }
  }
}
