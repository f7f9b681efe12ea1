package dev.weir.limit.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A ledger with a single place. */
final class LedgerTest {

  private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");

  @TempDir
  private Path folder;

  @Test
  void givesNothingBackToWhoeverHasThePlaceNow() throws IOException {
    try (Ledger ledger = Ledger.open(folder.resolve("budgets"), 1)) {
      long early = ledger.find(3, NOON, NOON);
      assertThat(ledger.addUpTo(early, 60, 100)).isTrue();
      Instant later = NOON.plus(Duration.ofDays(3));
      long next = ledger.find(5, later, later);
      assertThat(next).isEqualTo(early);
      assertThat(ledger.addUpTo(next, 70, 100)).isTrue();
      ledger.settle(early, 3, -60);
      assertThat(ledger.count(next)).isEqualTo(70);
      ledger.settle(next, 5, -10);
      assertThat(ledger.count(next)).isEqualTo(60);
    }
  }

  @Test
  void hasNoPlaceForAnotherBeforeTheFirstIsLongOver() throws IOException {
    try (Ledger ledger = Ledger.open(folder.resolve("budgets"), 1)) {
      ledger.find(3, NOON, NOON);
      assertThat(ledger.find(5, NOON, NOON.plus(Duration.ofDays(2)))).isEqualTo(-1);
    }
  }
}
