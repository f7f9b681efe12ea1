package dev.weir.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.model.talk.Price;
import dev.weir.model.talk.Prices;
import dev.weir.policy.rule.Rulebook;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What models cost: by Weir's list, and by the configuration before it. */
final class PricesTest {

  @Test
  void readsWhatCachesCost() {
    Prices prices = prices(
        "prices: {own: {input: 2, output: 4, cached: 0.5, written: 3}, gpt-4o: {input: 9, output: 10}}");
    assertThat(prices.of("own")).contains(new Price(2_000, 4_000, 500, 3_000));
    assertThat(prices.of("gpt-4o")).as("nothing of a price that is replaced is left")
        .contains(new Price(9_000, 10_000, 9_000, 9_000));
  }

  @Test
  void knowsListPrices() {
    Prices prices = prices("");
    assertThat(prices.of("gpt-4o-2024-08-06")).contains(new Price(2_500, 10_000, 1_250, 2_500));
    assertThat(prices.of("us.anthropic.claude-sonnet-4-5-20250929-v1:0"))
        .contains(new Price(3_000, 15_000, 300, 6_000));
    assertThat(prices.models().values())
        .allMatch(price -> price.cached() <= price.input() && price.input() <= price.written());
  }

  /** A date may name an older version that costs something else; a name that moves on costs what it names by now. */
  @Test
  void knowsWhatVersionsOfOneNameCost() {
    Prices prices = prices("");
    assertThat(prices.of("gpt-4o-2024-05-13")).contains(new Price(5_000, 15_000, 5_000, 5_000));
    assertThat(prices.of("mistral-medium-2508")).contains(new Price(400, 2_000, 40, 400));
    assertThat(prices.of("mistral-medium-latest")).contains(new Price(1_500, 7_500, 150, 1_500));
  }

  private static Prices prices(String yaml) {
    Loaded loaded = PolicyFile.parse("weir.yaml", Path.of("/base"),
        ("version: 1\npolicies: [{name: spend, budget: {usd: 5/day}}]\n" + yaml)
            .getBytes(StandardCharsets.UTF_8));
    return ((Rulebook) ((Loaded.Ok) loaded).inForce().policy()).pricing().orElseThrow();
  }
}
