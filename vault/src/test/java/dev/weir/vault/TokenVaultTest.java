package dev.weir.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.model.Kind;
import dev.weir.model.Scope;
import dev.weir.model.Terms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenVaultTest {

  private static final Scope SCOPE = new Scope("checkout", "ai");
  private static final String VALUE = "ann@example.test";

  @TempDir
  Path data;
  private final Scene.SetClock clock = new Scene.SetClock();
  private final Scene.FillingDisk disk = new Scene.FillingDisk();
  private MasterKey master;

  @BeforeEach
  void makeAMasterKey() throws Exception {
    master = MasterKey.open(MasterKeySource.beside(data), data.resolve("vault"));
  }

  private TokenVault open(int most) throws VaultException {
    Folder folder = Folder.at(data.resolve("vault/tokens"), disk);
    TokenFile.Seals seals = new TokenFile.Seals(master.seal("check"), master.seal("token files"));
    Shelf shelf = new Shelf(new TokenLog(folder, seals, most), Duration.ofHours(24), most, clock.millis());
    return new TokenVault(TokenVault.Secrets.of(master), List.of(shelf), clock);
  }

  private Path file() throws IOException {
    try (Stream<Path> files = Files.list(data.resolve("vault/tokens"))) {
      return files.filter(path -> path.toString().endsWith(".tokens")).max(Path::compareTo).orElseThrow();
    }
  }

  @Test
  void givesTheSameTokenForTheSameValueAndTurnsItBack() throws Exception {
    try (TokenVault tokens = open(100)) {
      String token = tokens.tokenFor(Kind.EMAIL, VALUE, SCOPE, Terms.USUAL);
      assertThat(token).matches("wtk_[a-z2-7]{26}")
          .isEqualTo(tokens.tokenFor(Kind.EMAIL, VALUE, SCOPE, Terms.USUAL));
      assertThat(tokens.valueOf(token, SCOPE)).contains(VALUE);
      assertThat(tokens.valueOf(token + "a", SCOPE)).isEmpty();
    }
  }

  @Test
  void givesOtherTokensForOtherScopesKindsAndValues() throws Exception {
    try (TokenVault tokens = open(100)) {
      Set<String> all = Set.of(tokens.tokenFor(Kind.EMAIL, VALUE, SCOPE, Terms.USUAL),
          tokens.tokenFor(Kind.PHONE, VALUE, SCOPE, Terms.USUAL),
          tokens.tokenFor(Kind.EMAIL, "x" + VALUE, SCOPE, Terms.USUAL),
          tokens.tokenFor(Kind.EMAIL, VALUE, new Scope("checkout", "mail"), Terms.USUAL),
          tokens.tokenFor(Kind.EMAIL, VALUE, new Scope("checkouta", "i"), Terms.USUAL));
      assertThat(all).hasSize(5);
    }
  }

  @Test
  void turnsBackForItsOwnScopeOnly() throws Exception {
    try (TokenVault tokens = open(100)) {
      String token = tokens.tokenFor(Kind.EMAIL, VALUE, SCOPE, Terms.USUAL);
      assertThat(tokens.valueOf(token, new Scope("checkout", "mail"))).isEmpty();
      assertThat(tokens.valueOf(token, new Scope("batch", "ai"))).isEmpty();
    }
  }

  @Test
  void turnsBackAfterANewStart() throws Exception {
    String token;
    try (TokenVault tokens = open(100)) {
      token = tokens.tokenFor(Kind.EMAIL, VALUE, SCOPE, Terms.USUAL);
    }
    for (int start = 0; start < 3; start++) {
      try (TokenVault tokens = open(100)) {
        assertThat(tokens.valueOf(token, SCOPE)).contains(VALUE);
        tokens.tokenFor(Kind.EMAIL, "more" + start, SCOPE, Terms.USUAL);
      }
    }
  }

  @Test
  void writesWithinMomentsWithoutBeingClosed() throws Exception {
    try (TokenVault tokens = open(100)) {
      tokens.tokenFor(Kind.EMAIL, VALUE, SCOPE, Terms.USUAL);
      long start = System.nanoTime();
      while (written() <= Header.BYTES && System.nanoTime() - start < 5_000_000_000L) {
        Thread.sleep(10);
      }
      assertThat(written()).isGreaterThan(Header.BYTES);
      assertThat(Scene.stolen(data)).doesNotContain("ann@", "checkout");
    }
  }

  private long written() throws IOException {
    try (Stream<Path> files = Files.list(data.resolve("vault/tokens"))) {
      return files.filter(path -> path.toString().endsWith(".tokens"))
          .mapToLong(path -> path.toFile().length()).sum();
    }
  }

  @Test
  void cutsOffATornTailAndGoesOnBehindIt() throws Exception {
    String first;
    try (TokenVault tokens = open(100)) {
      first = tokens.tokenFor(Kind.EMAIL, VALUE, SCOPE, Terms.USUAL);
    }
    byte[] whole = Files.readAllBytes(file());
    try (TokenVault tokens = open(100)) {
      tokens.tokenFor(Kind.EMAIL, "second", SCOPE, Terms.USUAL);
    }
    byte[] longer = Files.readAllBytes(file());
    for (int length = whole.length; length < longer.length; length += 7) {
      Files.write(file(), Arrays.copyOf(longer, length));
      String third;
      try (TokenVault tokens = open(100)) {
        assertThat(tokens.valueOf(first, SCOPE)).contains(VALUE);
        third = tokens.tokenFor(Kind.EMAIL, "third", SCOPE, Terms.USUAL);
      }
      try (TokenVault tokens = open(100)) {
        assertThat(tokens.valueOf(third, SCOPE)).contains("third");
      }
    }
  }

  @Test
  void neverReadsAFlippedByteAsAValue() throws Exception {
    String token;
    try (TokenVault tokens = open(100)) {
      token = tokens.tokenFor(Kind.EMAIL, VALUE, SCOPE, Terms.USUAL);
    }
    byte[] whole = Files.readAllBytes(file());
    for (int i = Header.BYTES; i < whole.length; i += 3) {
      byte[] changed = whole.clone();
      changed[i] ^= 0x40;
      Files.write(file(), changed);
      try (TokenVault tokens = open(100)) {
        assertThat(tokens.valueOf(token, SCOPE)).isEmpty();
      }
    }
    Files.write(file(), new byte[Header.BYTES]);
    assertThatThrownBy(() -> open(100)).isInstanceOf(VaultException.class).hasMessageContaining("damaged");
  }

  @Test
  void forgetsAtTheEndOfItsTimeOnDiskToo() throws Exception {
    try (TokenVault tokens = open(100)) {
      String token = tokens.tokenFor(Kind.EMAIL, VALUE, SCOPE, Terms.USUAL);
      clock.millis.addAndGet(Duration.ofHours(24).toMillis() - 1);
      assertThat(tokens.valueOf(token, SCOPE)).contains(VALUE);
      clock.millis.addAndGet(1);
      assertThat(tokens.valueOf(token, SCOPE)).isEmpty();
    }
    for (int day = 0; day < 3; day++) {
      clock.millis.addAndGet(Duration.ofHours(24).toMillis());
      try (TokenVault tokens = open(100)) {
        assertThat(tokens.valueOf("wtk_none", SCOPE)).isEmpty();
      }
    }
    assertThat(written()).isEqualTo(2L * Header.BYTES);
  }

  @Test
  void remembersLongerWhatIsUsedAgain() throws Exception {
    try (TokenVault tokens = open(100)) {
      String token = tokens.tokenFor(Kind.EMAIL, VALUE, SCOPE, Terms.USUAL);
      for (int i = 0; i < 5; i++) {
        clock.millis.addAndGet(Duration.ofHours(13).toMillis());
        assertThat(tokens.tokenFor(Kind.EMAIL, VALUE, SCOPE, Terms.USUAL)).isEqualTo(token);
        assertThat(tokens.valueOf(token, SCOPE)).contains(VALUE);
      }
    }
  }

  @Test
  void staysWithinTheBoundInMemoryAndOnDisk() throws Exception {
    try (TokenVault tokens = open(100)) {
      long known = IntStream.range(0, 5_000)
          .mapToObj(i -> tokens.tokenFor(Kind.EMAIL, "v" + i, SCOPE, Terms.USUAL))
          .toList()
          .stream().filter(token -> tokens.valueOf(token, SCOPE).isPresent()).count();
      assertThat(known).isBetween(50L, 100L);
    }
    assertThat(written()).isLessThan(20_000);
  }

  @Test
  void goesOnInMemoryWhenTheDiskIsFullAndWritesLater() throws Exception {
    String token;
    try (TokenVault tokens = open(100)) {
      tokens.tokenFor(Kind.EMAIL, "before", SCOPE, Terms.USUAL);
      Thread.sleep(3 * TokenVault.SOON.toMillis());
      disk.full.set(true);
      token = tokens.tokenFor(Kind.EMAIL, VALUE, SCOPE, Terms.USUAL);
      Thread.sleep(3 * TokenVault.SOON.toMillis());
      assertThat(tokens.valueOf(token, SCOPE)).contains(VALUE);
      disk.full.set(false);
    }
    try (TokenVault tokens = open(100)) {
      assertThat(tokens.valueOf(token, SCOPE)).contains(VALUE);
    }
  }

  @Test
  void isForOneProcessAtATime() throws Exception {
    try (TokenVault tokens = open(100)) {
      tokens.tokenFor(Kind.EMAIL, VALUE, SCOPE, Terms.USUAL);
      assertThatThrownBy(() -> open(100)).isInstanceOf(VaultException.class)
          .hasMessageContaining("another Weir");
    }
    open(100).close();
  }

  @Test
  void agreesAmongManyThreads() throws Exception {
    try (TokenVault tokens = open(10_000)) {
      Set<String> seen = ConcurrentHashMap.newKeySet();
      IntStream.range(0, 8_000).parallel().forEach(i -> {
        String token = tokens.tokenFor(Kind.EMAIL, "v" + i % 500, SCOPE, Terms.USUAL);
        seen.add(token);
        assertThat(tokens.valueOf(token, SCOPE)).contains("v" + i % 500);
      });
      assertThat(seen).hasSize(500);
    }
  }
}
