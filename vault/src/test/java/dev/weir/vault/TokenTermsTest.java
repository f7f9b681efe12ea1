package dev.weir.vault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.model.Kind;
import dev.weir.model.Scope;
import dev.weir.model.Terms;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long values can be had again, by what, and by whom. */
class TokenTermsTest {

  private static final Scope SCOPE = new Scope("checkout", "ai");
  private static final String VALUE = "ann@example.test";

  @TempDir
  Path data;
  private final Scene.SetClock clock = new Scene.SetClock();
  private MasterKey master;

  @BeforeEach
  void makeAMasterKey() throws Exception {
    master = MasterKey.open(MasterKeySource.beside(data), data.resolve("vault"));
  }

  private TokenVault open() throws VaultException {
    return new TokenVault.Opening(data.resolve("vault/tokens"), master, clock).get();
  }

  @Test
  void livesAsLongAsItsTermsSayAcrossStarts() throws Exception {
    String brief;
    String lasting;
    try (TokenVault tokens = open()) {
      brief = tokens.tokenFor(Kind.EMAIL, "brief", SCOPE, new Terms(Duration.ofMinutes(15), true));
      lasting = tokens.tokenFor(Kind.EMAIL, "lasting", SCOPE, new Terms(Duration.ofDays(30), true));
      clock.millis.addAndGet(Duration.ofMinutes(15).toMillis() - 1);
      assertThat(tokens.valueOf(brief, SCOPE)).contains("brief");
    }
    try (TokenVault tokens = open()) {
      assertThat(tokens.valueOf(brief, SCOPE)).contains("brief");
      clock.millis.addAndGet(1);
      assertThat(tokens.valueOf(brief, SCOPE)).isEmpty();
    }
    clock.millis.addAndGet(Duration.ofDays(29).toMillis());
    for (int start = 0; start < 3; start++) {
      try (TokenVault tokens = open()) {
        assertThat(tokens.valueOf(brief, SCOPE)).isEmpty();
        assertThat(tokens.valueOf(lasting, SCOPE)).contains("lasting");
        assertThat(tokens.valueOf(lasting, new Scope("batch", "ai"))).isEmpty();
      }
    }
    clock.millis.addAndGet(Duration.ofDays(1).toMillis());
    try (TokenVault tokens = open()) {
      assertThat(tokens.valueOf(lasting, SCOPE)).isEmpty();
    }
    assertThat(Scene.stolen(data)).doesNotContain("lasting", "brief");
  }

  @Test
  void sweepsWhatHasExpired() throws Exception {
    try (TokenVault tokens = open()) {
      tokens.encrypted(Kind.US_SSN, "536-22-1847", SCOPE, new Terms(Duration.ofMinutes(1), true));
      assertThat(tokens.encrypted(SCOPE)).hasSize(1);
      clock.millis.addAndGet(Duration.ofMinutes(2).toMillis());
      long start = System.nanoTime();
      while (!tokens.encrypted(SCOPE).isEmpty() && System.nanoTime() - start < 5_000_000_000L) {
        Thread.sleep(10);
      }
      assertThat(tokens.encrypted(SCOPE)).isEmpty();
    }
  }

  @Test
  void drawsANewTokenEachTimeWhereTheTermsSaySo() throws Exception {
    Terms fresh = new Terms(Duration.ofHours(1), false);
    try (TokenVault tokens = open()) {
      String first = tokens.tokenFor(Kind.EMAIL, VALUE, SCOPE, fresh);
      String second = tokens.tokenFor(Kind.EMAIL, VALUE, SCOPE, fresh);
      assertThat(Set.of(first, second, tokens.tokenFor(Kind.EMAIL, VALUE, SCOPE, Terms.USUAL))).hasSize(3);
      assertThat(tokens.valueOf(first, SCOPE)).isEqualTo(tokens.valueOf(second, SCOPE)).contains(VALUE);
    }
  }

  @Test
  void turnsBackWhatItEncryptedForThatScopeAlone() throws Exception {
    String there;
    try (TokenVault tokens = open()) {
      there = tokens.encrypted(Kind.CREDIT_CARD, "4111 1111 1111 1111", SCOPE, Terms.USUAL).orElseThrow();
      assertThat(tokens.valueOf(there, SCOPE)).contains("4111 1111 1111 1111");
      assertThat(tokens.valueOf("4111 1111 1111 1112", SCOPE)).isEmpty();
      assertThat(tokens.valueOf(there, new Scope("batch", "ai"))).isEmpty();
      assertThat(tokens.encrypted(SCOPE)).containsExactly(there);
      assertThat(tokens.encrypted(new Scope("batch", "ai"))).isEmpty();
      assertThat(tokens.encrypted(new Kind("US_PIN"), "12345", SCOPE, Terms.USUAL)).isEmpty();
    }
    try (TokenVault tokens = open()) {
      assertThat(tokens.encrypted(SCOPE)).containsExactly(there);
      assertThat(tokens.valueOf(there, SCOPE)).contains("4111 1111 1111 1111");
      clock.millis.addAndGet(Terms.USUAL.ttl().toMillis());
      assertThat(tokens.valueOf(there, SCOPE)).isEmpty();
    }
  }
}
