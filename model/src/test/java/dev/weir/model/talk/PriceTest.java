package dev.weir.model.talk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class PriceTest {

  private static final Price PRICE = new Price(2_500, 10_000);

  @Test
  void addsWhatGoesAndWhatComes() {
    assertThat(PRICE.of(new Usage(1_000_000, 100_000))).isEqualTo(3_500_000_000L);
    assertThat(new Price(0, 0).of(new Usage(Long.MAX_VALUE, Long.MAX_VALUE))).isZero();
  }

  @Test
  void knowsWhatCachesCost() {
    Price price = new Price(3_000, 15_000, 300, 6_000);
    assertThat(price.of(new Usage(1_000, 10, 0, 700, 200)))
        .isEqualTo(100 * 3_000 + 10 * 15_000 + 700 * 300 + 200 * 6_000);
    assertThat(PRICE.of(new Usage(1_000, 10, 0, 700, 200))).isEqualTo(PRICE.of(new Usage(1_000, 10)));
    assertThat(price.of(new Usage(1_000, 10).dearest())).isEqualTo(1_000 * 6_000 + 10 * 15_000);
    assertThat(new Usage(9, 1, 0, 5, 0).max(new Usage(8, 2))).isEqualTo(new Usage(9, 2));
  }

  @Test
  void isNeverLessForMore() {
    long most = Long.MAX_VALUE;
    assertThat(PRICE.of(new Usage(0, 1_280_000_000_000_000L))).isEqualTo(most);
    assertThat(PRICE.of(new Usage(most, most))).isEqualTo(most);
    assertThat(PRICE.of(new Usage(most / 2_500, 900_000_000_000_000L))).isEqualTo(most);
  }
}
