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
  void isNeverLessForMore() {
    long most = Long.MAX_VALUE;
    assertThat(PRICE.of(new Usage(0, 1_280_000_000_000_000L))).isEqualTo(most);
    assertThat(PRICE.of(new Usage(most, most))).isEqualTo(most);
    assertThat(PRICE.of(new Usage(most / 2_500, 900_000_000_000_000L))).isEqualTo(most);
  }
}
