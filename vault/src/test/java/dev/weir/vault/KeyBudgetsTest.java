package dev.weir.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.model.Allowance;
import dev.weir.model.Binding;
import dev.weir.model.KeyRing.Check;
import dev.weir.model.Narrowing;
import dev.weir.model.Proof;
import dev.weir.model.Share;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What may be used up with a sub-key, and what whoever shows it has to prove besides. */
class KeyBudgetsTest {

  private static final Binding MINE = Binding.parse("jkt=" + "A".repeat(43)).orElseThrow();
  private static final Binding OTHERS = Binding.parse("x5t#S256=" + "B".repeat(42) + "A").orElseThrow();

  @TempDir
  Path data;
  private Vault vault;
  private Proof.Key root;

  @BeforeEach
  void open() throws Exception {
    vault = Vault.open(data, MasterKeySource.beside(data), Clock.systemUTC());
    root = vault.keys().proof(vault.keys().mint("checkout", "", Optional.empty()).id());
  }

  @AfterEach
  void close() {
    vault.close();
  }

  @Test
  void countsAgainstEveryKeyAbove() throws Exception {
    Proof.Key parent = from(root, Optional.empty(), "usd=5", "requests=100/h");
    Proof.Key child = from(parent, Optional.empty(), "usd=2.5");
    Proof.Key grandchild = from(child, Optional.empty());
    assertThat(grandchild.allowances()).isEqualTo(child.allowances());
    assertThat(child.allowances()).extracting(has -> has.owner() + " " + has.share())
        .containsExactly(parent.id() + " usd=5", parent.id() + " requests=100/h", child.id() + " usd=2.5");
    assertThat(child.allowances()).extracting(Allowance::until)
        .containsExactly(parent.until().orElseThrow(), parent.until().orElseThrow(),
            child.until().orElseThrow());
  }

  @Test
  void isNeverMoreThanAKeyAboveHas() throws Exception {
    Proof.Key parent = from(root, Optional.empty(), "usd=5", "tokens=1000/day");
    for (String more : List.of("usd=5.000000001", "usd=6/h", "usd=6/month", "tokens=1001/day",
        "tokens=1001/h")) {
      assertThatThrownBy(() -> from(parent, Optional.empty(), more)).as(more)
          .isInstanceOf(VaultException.class).hasMessageContaining("does not have the budget " + more);
    }
    for (String within : List.of("usd=5", "usd=5/h", "tokens=1000/day", "tokens=1/h", "tokens=9000/month",
        "requests=7")) {
      assertThat(from(parent, Optional.empty(), within).allowances()).hasSize(3);
    }
  }

  @Test
  void isBoundAsTheKeyAboveIs() throws Exception {
    Proof.Key bound = from(root, Optional.of(MINE));
    assertThat(from(bound, Optional.empty()).binding()).contains(MINE);
    assertThat(from(bound, Optional.of(MINE)).binding()).contains(MINE);
    assertThatThrownBy(() -> from(bound, Optional.of(OTHERS))).isInstanceOf(VaultException.class)
        .hasMessageContaining("is bound itself");
  }

  @Test
  void givesTheSameKeyAgainForTheSameWishOnly() throws Exception {
    Wish wish = wish(Optional.of(MINE), "usd=1");
    assertThat(vault.keys().narrowOnce(root, wish, "job"))
        .isEqualTo(vault.keys().narrowOnce(root, wish, "job"));
    for (Wish other : List.of(wish(Optional.of(MINE), "usd=2"), wish(Optional.of(OTHERS), "usd=1"),
        wish(Optional.empty(), "usd=1"), wish(Optional.of(MINE)))) {
      assertThatThrownBy(() -> vault.keys().narrowOnce(root, other, "job"))
          .isInstanceOf(VaultException.class);
    }
  }

  @Test
  void readsOnlyWhatIsASum() {
    for (String fine : List.of("usd=2.5", "tokens=100000/day", "requests=50/h", "usd=0.000000001/month",
        "tokens=999999999999999999")) {
      assertThat(Share.parse(fine)).get().hasToString(fine);
    }
    for (String wrong : List.of("", "usd", "usd=", "usd=0", "usd=-1", "usd=1.", "usd=.5", "usd=1/",
        "usd=1/year",
        "tokens=1.5", "usd=1.0000000001", "USD=1", "usd=1e3", "requests=1000000000000000000", "eur=1",
        "usd=1/day/day")) {
      assertThat(Share.parse(wrong)).as(wrong).isEmpty();
    }
  }

  @Test
  void readsOnlyWhatIsABinding() {
    assertThat(Binding.parse("X5T#S256=" + "A".repeat(43))).isPresent();
    for (String wrong : List.of("", "jkt=", "jkt=" + "A".repeat(42), "jkt=" + "A".repeat(44),
        "jkt=" + "A".repeat(42) + "B", "jkt=" + "+".repeat(43), "jwk=" + "A".repeat(43), "A".repeat(43))) {
      assertThat(Binding.parse(wrong)).as(wrong).isEmpty();
    }
  }

  private Proof.Key from(Proof.Key parent, Optional<Binding> binding, String... shares)
      throws VaultException {
    // Not from now on: by the time one is asked for another second may have begun.
    Wish wish = parent.until().isEmpty()
        ? wish(binding, shares)
        : wish(parent.until().get(), binding, shares);
    Keys.Minted minted = vault.keys().narrow(parent, wish);
    return ((Check.Valid) vault.keys().check(minted.text())).key();
  }

  private static Wish wish(Optional<Binding> binding, String... shares) {
    return wish(Clock.systemUTC().instant().plus(Duration.ofMinutes(5)), binding, shares);
  }

  private static Wish wish(Instant until, Optional<Binding> binding, String... shares) {
    return new Wish(Narrowing.NONE, Stream.of(shares).map(text -> Share.parse(text).orElseThrow()).toList(),
        binding, "", Optional.of(until));
  }
}
