package dev.weir.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class PriceAgeTest {

  private static final String DOLLARS = "policies: [{name: spend, budget: {usd: 5/day}}]\n";

  private static Optional<PriceAge> age(String yaml, LocalDate today) {
    Loaded loaded = PolicyFile.parse("weir.yaml", Path.of("/base"),
        ("version: 1\n" + yaml).getBytes(StandardCharsets.UTF_8));
    return PriceAge.of(((Loaded.Ok) loaded).inForce(), today);
  }

  @Test
  void isOldAfterAQuarter() {
    LocalDate shipped = age(DOLLARS, LocalDate.EPOCH).orElseThrow().asOf();
    assertThat(age(DOLLARS, shipped.plusDays(90)).orElseThrow().isOld()).isFalse();
    PriceAge old = age(DOLLARS, shipped.plusDays(91)).orElseThrow();
    assertThat(old.isOld()).isTrue();
    assertThat(old.words()).contains(shipped.toString(), "91 days ago", "deny a model without one");
  }

  @Test
  void isThatOfTheDayWhenTheUserComparedThem() {
    LocalDate compared = LocalDate.now(ZoneOffset.UTC);
    assertThat(age("prices_as_of: " + compared + "\n" + DOLLARS, compared.plusDays(2)))
        .contains(new PriceAge(compared, 2));
    assertThat(age("prices_as_of: 2020-01-01\n" + DOLLARS, compared)).as("a list of Weir's that is newer")
        .isEqualTo(age(DOLLARS, compared));
  }

  @Test
  void isNobodysConcernWithoutABudgetInDollars() {
    assertThat(age("policies: [{name: spend, budget: {tokens: 5/day}}]\n", LocalDate.MAX)).isEmpty();
  }

  @Test
  void refusesADayToCome() {
    Loaded loaded = PolicyFile.parse("weir.yaml", Path.of("/base"),
        ("version: 1\nprices_as_of: " + LocalDate.now(ZoneOffset.UTC).plusDays(3) + "\n" + DOLLARS)
            .getBytes(StandardCharsets.UTF_8));
    assertThat(loaded).isInstanceOf(Loaded.Broken.class);
  }
}
