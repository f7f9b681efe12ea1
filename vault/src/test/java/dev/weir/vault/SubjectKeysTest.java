package dev.weir.vault;

import static dev.weir.vault.Scene.TO_BANK;
import static dev.weir.vault.Scene.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.model.capture.PayloadKeys;
import dev.weir.model.capture.PayloadKeys.Listed;
import dev.weir.model.capture.Subject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SubjectKeysTest {

  private static final Subject CHECKOUT = new Subject("checkout", "payments");
  private static final Subject BATCH = new Subject("batch", "payments");
  private static final byte[] PLAIN = bytes("what was said");
  private static final byte[] CONTEXT = bytes("call 1");

  @TempDir
  Path data;

  private final Scene.SetClock clock = new Scene.SetClock();
  private final Instant until = clock.instant().plus(Duration.ofDays(30));

  private Vault open() throws VaultException {
    return Vault.open(data, MasterKeySource.beside(data.resolve("vault")), clock);
  }

  @Test
  void opensWhatItSealedAndOnlyInItsContext() throws IOException {
    try (Vault vault = open()) {
      SubjectKeys keys = vault.payloads();
      byte[] sealed = keys.seal(CHECKOUT, until, PLAIN, CONTEXT);
      assertThat(keys.open(sealed, CONTEXT)).hasValue(PLAIN);
      assertThatThrownBy(() -> keys.open(sealed, bytes("call 2"))).isInstanceOf(PayloadKeys.Broken.class);
    }
  }

  @Test
  void namesADamagedPayloadWhicheverByteIsFlipped() throws IOException {
    try (Vault vault = open()) {
      SubjectKeys keys = vault.payloads();
      byte[] sealed = keys.seal(CHECKOUT, until, PLAIN, CONTEXT);
      for (int i = 0; i < sealed.length; i++) {
        byte[] changed = sealed.clone();
        changed[i] ^= 1;
        boolean idOfAnother = i > 0 && i <= 16;
        if (idOfAnother) {
          assertThat(keys.open(changed, CONTEXT)).isEmpty();
        } else {
          assertThatThrownBy(() -> keys.open(changed, CONTEXT)).isInstanceOf(PayloadKeys.Broken.class);
        }
      }
    }
  }

  @Test
  void hasOneKeyForASubjectAndADay() throws IOException {
    try (Vault vault = open()) {
      SubjectKeys keys = vault.payloads();
      String first = keys.keyOf(keys.seal(CHECKOUT, until, PLAIN, CONTEXT));
      assertThat(keys.keyOf(keys.seal(CHECKOUT, until, PLAIN, CONTEXT))).isEqualTo(first);
      assertThat(keys.keyOf(keys.seal(BATCH, until, PLAIN, CONTEXT))).isNotEqualTo(first);
      assertThat(keys.keyOf(keys.seal(CHECKOUT, until.plus(Duration.ofDays(1)), PLAIN, CONTEXT)))
          .isNotEqualTo(first);
      assertThat(keys.list()).extracting(Listed::subject).containsExactlyInAnyOrder(CHECKOUT, CHECKOUT,
          BATCH);
      assertThat(keys.list()).filteredOn(key -> key.id().equals(first)).allMatch(
          key -> key.until().isAfter(until) && key.until().isBefore(until.plus(Duration.ofDays(1))));
    }
  }

  @Test
  void whatADroppedKeySealedIsReadByNobodyAndTheOthersStay() throws IOException {
    byte[] gone;
    byte[] stays;
    try (Vault vault = open()) {
      gone = vault.payloads().seal(CHECKOUT, until, PLAIN, CONTEXT);
      stays = vault.payloads().seal(BATCH, until, PLAIN, CONTEXT);
      assertThat(vault.payloads().drop(Set.of(vault.payloads().keyOf(gone)))).isOne();
    }
    try (Vault vault = open()) {
      assertThat(vault.payloads().open(gone, CONTEXT)).isEmpty();
      assertThat(vault.payloads().open(stays, CONTEXT)).hasValue(PLAIN);
    }
  }

  @Test
  void sealsNothingMoreUnderARetiredKey() throws IOException {
    try (Vault vault = open()) {
      SubjectKeys keys = vault.payloads();
      byte[] before = keys.seal(CHECKOUT, until, PLAIN, CONTEXT);
      keys.retire(Set.of(keys.keyOf(before)));
      byte[] after = keys.seal(CHECKOUT, until, PLAIN, CONTEXT);
      assertThat(keys.keyOf(after)).isNotEqualTo(keys.keyOf(before));
      assertThat(keys.open(before, CONTEXT)).hasValue(PLAIN);
    }
  }

  @Test
  void aBackupFromBeforeAnErasureBringsNothingBack() throws IOException {
    byte[] gone;
    byte[] stays;
    Path file = data.resolve("backup");
    MasterKeySource source = MasterKeySource.beside(data.resolve("vault"));
    try (Vault vault = open()) {
      vault.secrets().set("bank", bytes("secret"), TO_BANK);
      gone = vault.payloads().seal(CHECKOUT, until, PLAIN, CONTEXT);
      stays = vault.payloads().seal(BATCH, until, PLAIN, CONTEXT);
      Backup.write(VaultSite.at(data), source, file, clock.instant());
      vault.payloads().drop(Set.of(vault.payloads().keyOf(gone)));
    }
    Restore.from(file, VaultSite.at(data), source, false, clock);
    try (Vault vault = open()) {
      assertThat(vault.payloads().open(gone, CONTEXT)).isEmpty();
      assertThat(vault.payloads().open(stays, CONTEXT)).hasValue(PLAIN);
    }
  }

  @Test
  void aThiefOfTheFolderWithoutTheMasterKeyReadsNothing() throws IOException {
    try (Vault vault = open()) {
      byte[] sealed = vault.payloads().seal(CHECKOUT, until, PLAIN, CONTEXT);
      assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("said");
    }
    assertThat(Scene.stolen(data)).doesNotContain("checkout", "payments");
  }
}
