package dev.weir.scan.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class EntriesTest {

  private static final Value ONE = Value.of("one");
  private static final Value TWO = Value.of("two");

  @Test
  void keepTheOrderInWhichTheyCame() {
    Entries entries = Entries.NONE.with("b", ONE).with("a", TWO).with("b", TWO);

    assertThat(entries.keys()).containsExactly("b", "a");
    assertThat(entries.values()).containsExactly(TWO, TWO);
  }

  @Test
  void tellKeysOfOneHashApart() {
    Entries entries = Entries.NONE.with("Aa", ONE).with("BB", TWO);

    assertThat(List.of("Aa".hashCode())).containsExactly("BB".hashCode());
    assertThat(entries.get("Aa")).isSameAs(ONE);
    assertThat(entries.get("BB")).isSameAs(TWO);
    assertThat(entries.get("CC")).isNull();
    assertThat(entries.has("CC")).isFalse();
  }

  @Test
  void areLeftAsTheyWereByWhatIsMadeOfThem() {
    Entries entries = Entries.NONE.with("a", ONE);

    assertThat(entries.with("a", TWO).get("a")).isSameAs(TWO);
    assertThat(entries.with("b", TWO).size()).isEqualTo(2);
    assertThat(entries.holding(new Value[]{TWO}).get("a")).isSameAs(TWO);
    assertThat(entries.keys()).containsExactly("a");
    assertThat(entries.get("a")).isSameAs(ONE);
  }

  @Test
  void growBeyondWhatWasExpected() {
    Entries.Builder builder = new Entries.Builder(0);
    for (int i = 0; i < 100; i++) {
      builder.put(String.valueOf(i), ONE);
    }
    builder.put("7", TWO);

    Entries entries = builder.build();

    assertThat(entries.size()).isEqualTo(100);
    assertThat(entries.key(99)).isEqualTo("99");
    assertThat(entries.value(7)).isSameAs(TWO);
    assertThat(new Entries.Builder(5).build()).isSameAs(Entries.NONE);
  }
}
