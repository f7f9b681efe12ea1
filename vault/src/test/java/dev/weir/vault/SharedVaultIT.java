package dev.weir.vault;

import static dev.weir.vault.Scene.BANK;
import static dev.weir.vault.Scene.TO_BANK;
import static dev.weir.vault.Scene.bytes;
import static dev.weir.vault.Scene.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.model.KeyRing.Check;
import dev.weir.model.Kind;
import dev.weir.model.Narrowing;
import dev.weir.model.Proof;
import dev.weir.model.Scope;
import dev.weir.model.Terms;
import dev.weir.model.net.Bytes;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two Weirs that keep one vault in a real PostgreSQL. */
final class SharedVaultIT {

  private static final int EACH = 10;
  /** {@code -Dweir.vault.keys=10000} is what is promised. */
  private static final int MANY = Integer.getInteger("weir.vault.keys", 1_000);

  @RegisterExtension
  static final SharedScene scene = new SharedScene();

  @Test
  void isOneForAllWeirs() throws Exception {
    try (Vault one = scene.open("one"); Vault two = scene.open("two")) {
      one.secrets().set("bank", bytes("money"), TO_BANK);
      one.secrets().describe("bank", "ann", Optional.empty());
      SharedScene.await("the secret",
          () -> two.secrets().list().size() == 1
              && two.secrets().list().getFirst().note().owner().equals("ann"));
      assertThat(value(two)).isEqualTo("money");
      two.secrets().rotate("bank", bytes("more"));
      SharedScene.await("the rotation", () -> value(one).equals("more"));

      Keys.Minted root = one.keys().mint("checkout", "", Optional.empty());
      SharedScene.await("the key", () -> two.keys().check(root.text()) instanceof Check.Valid);
      Keys.Minted below = two.keys().narrow(two.keys().proof(root.id()), Narrowing.NONE, "",
          Optional.empty());
      assertThat(one.keys().check(below.text())).isInstanceOf(Check.Valid.class);
      two.keys().revoke(below.id());
      SharedScene.await("the revocation", () -> one.keys().check(below.text()) instanceof Check.Invalid);
      one.keys().revoke(root.id());
      SharedScene.await("the revocation", () -> two.keys().check(root.text()) instanceof Check.Invalid);

      one.administrators().change(_ -> new Strongbox.Changed<>(Bytes.utf8("ann"), "set"));
      SharedScene.await("the account", () -> two.administrators().content().utf8().equals("ann"));
      two.secrets().remove("bank");
      SharedScene.await("the removal", () -> one.secrets().list().isEmpty());
    }
    try (Vault again = scene.open("two")) {
      assertThat(again.secrets().list()).isEmpty();
      assertThat(again.keys().list()).hasSize(2).allMatch(key -> key.revoked().isPresent());
      assertThat(again.administrators().content().utf8()).isEqualTo("ann");
    }
  }

  @Test
  void losesNothingOfTwoThatWriteAtOnce() throws Exception {
    try (Vault one = scene.open("one");
        Vault two = scene.open("two");
        ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Callable<Integer>> writers = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        Vault vault = i % 2 == 0 ? one : two;
        String prefix = "writer" + i;
        writers.add(() -> {
          for (int j = 0; j < EACH; j++) {
            vault.secrets().set(prefix + "-" + j, bytes("x"), TO_BANK);
            vault.administrators()
                .change(content -> new Strongbox.Changed<>(Bytes.utf8(content.utf8() + "."), ""));
          }
          return EACH;
        });
      }
      for (Future<Integer> done : threads.invokeAll(writers)) {
        assertThat(done.get()).isEqualTo(EACH);
      }
    }
    try (Vault again = scene.open("one")) {
      assertThat(again.secrets().list()).hasSize(8 * EACH);
      assertThat(again.administrators().content().length()).isEqualTo(8 * EACH);
    }
  }

  @Test
  void makesOneKeyForARequestThatIsRepeatedElsewhere() throws Exception {
    try (Vault one = scene.open("one"); Vault two = scene.open("two")) {
      Keys.Minted root = one.keys().mint("checkout", "", Optional.empty());
      SharedScene.await("the key", () -> two.keys().check(root.text()) instanceof Check.Valid);
      Proof.Key parent = one.keys().proof(root.id());
      Wish wish = new Wish(Narrowing.NONE, "once", Optional.empty());
      String text = one.keys().narrowOnce(parent, wish, "request").text();
      assertThat(two.keys().narrowOnce(parent, wish, "request").text()).isEqualTo(text);
      assertThatThrownBy(
          () -> two.keys().narrowOnce(parent, new Wish(Narrowing.NONE, "other", Optional.empty()), "request"))
          .hasMessageContaining("another key was asked for");
    }
  }

  @Test
  void tellsAnotherMasterKey() throws Exception {
    scene.open("one").close();
    assertThatThrownBy(() -> Vault.open(scene.site("two"), scene.key('8'), Clock.systemUTC()))
        .isInstanceOf(VaultException.class).hasMessageContaining("root.sealed in PostgreSQL at 127.0.0.1:")
        .hasMessageContaining("was written under another master key").hasMessageNotContaining("8888");
    VaultSite two = scene.site("two");
    assertThatThrownBy(() -> Vault.open(two, MasterKeySource.beside(two.data()), Clock.systemUTC()))
        .hasMessageContaining("there is no master key").hasMessageContaining("one and the same");
  }

  @Test
  void takesAnotherMasterKeyWhileWeirsRun() throws Exception {
    try (Vault one = scene.open("one")) {
      one.secrets().set("bank", bytes("money"), TO_BANK);
      MasterKey.change(scene.site("two"), scene.key('7'), scene.key('9'));
      one.secrets().set("more", bytes("x"), TO_BANK);
      assertThatThrownBy(() -> scene.open("two")).hasMessageContaining("another master key");
      try (Vault two = Vault.open(scene.site("two"), scene.key('9'), Clock.systemUTC())) {
        assertThat(value(two)).isEqualTo("money");
        assertThat(two.secrets().list()).hasSize(2);
      }
    }
  }

  @Test
  void opensByAPassphraseEverywhere() throws Exception {
    MasterKeySource.Passphrase phrase = new MasterKeySource.Passphrase("correct horse".toCharArray());
    try (Vault one = Vault.open(scene.site("one"), phrase.again(), Clock.systemUTC());
        Vault two = Vault.open(scene.site("two"), phrase.again(), Clock.systemUTC())) {
      one.secrets().set("bank", bytes("money"), TO_BANK);
      SharedScene.await("the secret", () -> two.secrets().list().size() == 1);
    }
  }

  @Test
  void signsEachWeirsLogWithAKeyOfItsOwn() throws Exception {
    try (Vault one = scene.open("one"); Vault two = scene.open("two"); Vault again = scene.open("one")) {
      assertThat(one.logSeed()).isNotEqualTo(two.logSeed()).isEqualTo(again.logSeed());
      assertThat(one.payloadKey()).isEqualTo(two.payloadKey());
    }
  }

  @Test
  void listsThousandsOfKeysOfAnother() throws Exception {
    try (Vault one = scene.open("one");
        Vault two = scene.open("two");
        ExecutorService threads = Executors.newFixedThreadPool(50)) {
      Keys.Minted root = one.keys().mint("checkout", "", Optional.empty());
      Proof.Key parent = one.keys().proof(root.id());
      List<Callable<String>> writers = new ArrayList<>();
      for (int i = 0; i < MANY; i++) {
        writers.add(() -> one.keys().narrow(parent, Narrowing.NONE, "", Optional.empty()).text());
      }
      long from = System.nanoTime();
      Set<String> texts = new HashSet<>();
      for (Future<String> minted : threads.invokeAll(writers)) {
        texts.add(minted.get());
      }
      assertThat(texts).hasSize(MANY);
      long minted = System.nanoTime();
      SharedScene.await("all keys", () -> two.keys().list().size() == MANY + 1);
      long seen = System.nanoTime();
      two.keys().list();
      long listed = System.nanoTime();
      scene.open("two").close();
      System.out.printf(
          "%d keys: minted in %d ms, seen by another Weir %d ms later, listed in %d ms, opened in %d ms%n",
          MANY,
          Duration.ofNanos(minted - from).toMillis(), Duration.ofNanos(seen - minted).toMillis(),
          Duration.ofNanos(listed - seen).toMillis(),
          Duration.ofNanos(System.nanoTime() - listed).toMillis());
    }
  }

  @Test
  void isNotFoundEmptyByAWeirThatHasKeysOfItsOwn() throws Exception {
    try (Vault alone = Vault.open(scene.alone("one"), scene.key('7'), Clock.systemUTC())) {
      alone.secrets().set("bank", bytes("money"), TO_BANK);
      alone.tokens().tokenFor(Kind.EMAIL, "ada@example.test", new Scope("checkout", "ai"), Terms.USUAL);
    }
    assertThatThrownBy(() -> scene.open("one")).isInstanceOf(VaultException.class)
        .hasMessageContaining("holds a vault of this Weir's own")
        .hasMessageContaining("weir secrets restore FILE")
        .hasMessageContaining("vault: own");
  }

  @Test
  void takesInTheVaultOfOneWeirAndGivesItBack() throws Exception {
    Scope scope = new Scope("checkout", "ai");
    String key;
    String token;
    try (Vault alone = Vault.open(scene.alone("one"), scene.key('7'), Clock.systemUTC())) {
      alone.secrets().set("bank", bytes("money"), TO_BANK);
      key = alone.keys().mint("checkout", "", Optional.empty()).text();
      token = alone.tokens().tokenFor(Kind.EMAIL, "ada@example.test", scope, Terms.USUAL);
    }
    Backup.write(scene.alone("one"), scene.key('7'), scene.file("first"), Instant.now());
    Restore.from(scene.file("first"), scene.site("one"), scene.key('7'), false, Clock.systemUTC());
    try (Vault one = scene.open("one"); Vault two = scene.open("two")) {
      assertThat(value(two)).isEqualTo("money");
      assertThat(two.keys().check(key)).isInstanceOf(Check.Valid.class);
      assertThat(one.tokens().valueOf(token, scope)).hasValue("ada@example.test");
      two.secrets().set("more", bytes("x"), TO_BANK);
    }
    Backup.write(scene.site("two"), scene.key('7'), scene.file("second"), Instant.now());
    String all = new String(Files.readAllBytes(scene.file("second")), StandardCharsets.ISO_8859_1);
    assertThat(all).doesNotContain("money", "checkout", "bank");
    Restore.from(scene.file("second"), scene.alone("two"), scene.key('7'), false, Clock.systemUTC());
    try (Vault alone = Vault.open(scene.alone("two"), scene.key('7'), Clock.systemUTC())) {
      assertThat(value(alone)).isEqualTo("money");
      assertThat(alone.secrets().list()).hasSize(2);
      assertThat(alone.keys().check(key)).isInstanceOf(Check.Valid.class);
    }
  }

  @Test
  void isPutBackWithWhatWasRevokedSinceStillRevoked() throws Exception {
    Keys.Minted key;
    try (Vault one = scene.open("one"); Vault two = scene.open("two")) {
      one.secrets().set("bank", bytes("money"), TO_BANK);
      key = one.keys().mint("checkout", "", Optional.empty());
      Backup.write(scene.site("two"), scene.key('7'), scene.file("first"), Instant.now());
      one.keys().revoke(key.id());
      one.secrets().set("bank", bytes("later"), TO_BANK);
      one.secrets().set("other", bytes("later"), TO_BANK);
      assertThatThrownBy(() -> Restore.from(scene.file("first"), scene.site("two"), scene.key('7'), false,
          Clock.systemUTC()))
          .hasMessageContaining("the vault has changed since");
      Restore.Restored restored = Restore.from(scene.file("first"), scene.site("two"), scene.key('7'), true,
          Clock.systemUTC());
      assertThat(restored.revokedAgain()).isEqualTo(1);
      assertThat(restored.before()).exists();
      SharedScene.await("what was put back",
          () -> value(one).equals("money") && one.secrets().list().size() == 1);
      SharedScene.await("what was put back",
          () -> value(two).equals("money") && two.secrets().list().size() == 1);
      assertThat(one.keys().check(key.text())).isInstanceOf(Check.Invalid.class);
    }
    Restore.from(scene.file("two/vault.before-restore.backup"), scene.site("one"), scene.key('7'), true,
        Clock.systemUTC());
    try (Vault again = scene.open("one")) {
      assertThat(new String(again.secrets().open("other", BANK).reveal(), StandardCharsets.UTF_8))
          .isEqualTo("later");
    }
  }
}
