package dev.weir.vault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.model.Bulletin;
import dev.weir.model.KeyRing.Check;
import dev.weir.model.Narrowing;
import dev.weir.model.Proof;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two Weirs with copies of one vault, and what they tell each other of keys that were ended. */
class RevocationsTest {

  private static final Duration STALE = Duration.ofHours(1);

  @TempDir
  Path folder;
  private Vault here;
  private Vault there;
  private Keys.Minted root;
  private Keys.Minted child;

  @BeforeEach
  void open() throws Exception {
    here = vault("here");
    root = here.keys().mint("checkout", "", Optional.empty());
    child = here.keys().narrow(here.keys().proof(root.id()), Narrowing.NONE, "", Optional.empty());
    copy(folder.resolve("here"), folder.resolve("there"));
    there = vault("there");
  }

  @AfterEach
  void close() {
    here.close();
    there.close();
  }

  @Test
  void endAKeyWhereItsRowWasNeverSeen() throws Exception {
    Keys.Minted later = here.keys().narrow(here.keys().proof(root.id()), Narrowing.NONE, "",
        Optional.empty());
    assertThat(there.keys().check(later.text())).isInstanceOf(Check.Valid.class);
    here.keys().revoke(later.id());
    tell(false);
    assertThat(there.keys().check(later.text())).isEqualTo(new Check.Invalid("key is revoked"));
    assertThat(there.keys().check(child.text())).isInstanceOf(Check.Valid.class);
  }

  @Test
  void endEverythingBelowARootForGood() throws Exception {
    Proof.Key proof = ((Check.Valid) there.keys().check(child.text())).key();
    here.keys().revoke(root.id());
    tell(false);
    assertThat(there.keys().revoked(proof)).contains("the key that it was made from is revoked");
    assertThat(there.keys().check(root.text())).isEqualTo(new Check.Invalid("key is revoked"));
    assertThat(there.keys().list()).allMatch(key -> key.revoked().isPresent());
    there.close();
    there = vault("there");
    assertThat(there.keys().check(child.text())).isInstanceOf(Check.Invalid.class);
  }

  @Test
  void areToldOnceAndAgainToWhoeverAsksForAll() throws Exception {
    Bulletin bulletin = here.keys().shared(STALE);
    assertThat(bulletin.news(true)).isEmpty();
    here.keys().revoke(child.id());
    List<String> lines = bulletin.news(false);
    assertThat(lines).hasSize(1);
    assertThat(bulletin.news(false)).isEmpty();
    assertThat(bulletin.news(true)).isEqualTo(lines);
    Bulletin other = there.keys().shared(STALE);
    assertThat(other.place()).isEqualTo(bulletin.place());
    other.read(lines);
    assertThat(other.news(false)).isEmpty();
    assertThat(other.news(true)).isEqualTo(lines);
  }

  @Test
  void endNothingThatNobodyOfThisVaultHasEnded() throws Exception {
    here.keys().revoke(child.id());
    String line = here.keys().shared(STALE).news(true).getFirst();
    Bulletin bulletin = there.keys().shared(STALE);
    bulletin.upToDate(System.nanoTime());
    Random random = new Random(3);
    for (int i = 0; i < 5_000; i++) {
      StringBuilder forged = new StringBuilder(line);
      forged.setCharAt(random.nextInt(line.length()), (char) (32 + random.nextInt(96)));
      String text = random.nextInt(4) == 0 ? forged.substring(0, random.nextInt(line.length())) : forged + "";
      if (!text.equals(line)) {
        assertThat(bulletin.read(List.of(text))).containsExactly(text);
      }
    }
    String asRoot = root.id() + line.substring(line.indexOf('.'));
    assertThat(bulletin.read(List.of(asRoot, "", ".", "...", "x".repeat(5_000)))).hasSize(5);
    try (Vault strange = vault("strange")) {
      Keys.Minted theirs = strange.keys().mint("checkout", "", Optional.empty());
      strange.keys().revoke(theirs.id());
      assertThat(bulletin.read(strange.keys().shared(STALE).news(true))).hasSize(1);
    }
    assertThat(there.keys().check(child.text())).isInstanceOf(Check.Valid.class);
    assertThat(there.keys().check(root.text())).isInstanceOf(Check.Valid.class);
  }

  @Test
  void letNoKeyPassWhereTheyCannotBeLearned() {
    Bulletin bulletin = there.keys().shared(STALE);
    assertThat(there.keys().check(root.text()))
        .isEqualTo(new Check.Invalid("what other Weirs have revoked cannot be learned"));
    assertThat(there.keys().deaf()).isPresent();
    bulletin.upToDate(System.nanoTime());
    assertThat(there.keys().check(root.text())).isInstanceOf(Check.Valid.class);
    assertThat(there.keys().deaf()).isEmpty();
    bulletin.upToDate(System.nanoTime() - STALE.toNanos() - 1);
    assertThat(there.keys().check(child.text())).isInstanceOf(Check.Invalid.class);
    assertThat(here.keys().check(child.text())).isInstanceOf(Check.Valid.class);
  }

  private void tell(boolean whole) throws Exception {
    Bulletin bulletin = there.keys().shared(STALE);
    bulletin.read(here.keys().shared(STALE).news(whole));
    bulletin.upToDate(System.nanoTime());
  }

  private Vault vault(String name) throws VaultException {
    Path data = folder.resolve(name);
    return Vault.open(data, MasterKeySource.beside(data), Clock.systemUTC());
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path path : all.toList()) {
        Files.copy(path, to.resolve(from.relativize(path)));
      }
    }
  }
}
