package dev.weir.model.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import org.junit.jupiter.api.Test;

final class HeadersTest {

  private static final Headers TWO = Headers.of("Accept", "text/plain", "Cookie", "a=1");

  @Test
  void keepsFieldsInTheirOrderHoweverMany() {
    Headers.Builder builder = Headers.builder();
    for (int i = 0; i < 100; i++) {
      builder.add("N" + i, "v" + i);
    }
    Headers many = builder.build();
    assertThat(many.size()).isEqualTo(100);
    for (int i = 0; i < 100; i++) {
      assertThat(many.name(i)).isEqualTo("N" + i);
      assertThat(many.value(i)).isEqualTo("v" + i);
    }
  }

  @Test
  void addsAllFieldsOfOthersInOrderHoweverMany() {
    Headers.Builder builder = TWO.toBuilder();
    for (int i = 0; i < 20; i++) {
      builder.addAll(TWO).addAll(Headers.NONE);
    }
    Headers many = builder.build();
    assertThat(many.size()).isEqualTo(42);
    assertThat(many.name(40)).isEqualTo("Accept");
    assertThat(many.value(41)).isEqualTo("a=1");
  }

  @Test
  void lessSomeFieldsTheOthersKeepTheirOrder() {
    Headers left = Headers.of("A", "1", "b", "2", "a", "3", "C", "4").filtered(name -> !name.equals("b"));
    assertThat(left.size()).isEqualTo(3);
    assertThat(left.name(1)).isEqualTo("a");
    assertThat(left.value(2)).isEqualTo("4");
    assertThat(left.filtered(name -> name.equals("C")).value(0)).isEqualTo("4");
    assertThat(TWO.filtered(_ -> false).size()).isZero();
    assertThat(TWO.filtered(_ -> true)).isSameAs(TWO);
  }

  @Test
  void othersFollowBehind() {
    Headers both = TWO.and(Headers.of("Date", "now"));
    assertThat(both.size()).isEqualTo(3);
    assertThat(both.value(1)).isEqualTo("a=1");
    assertThat(both.value(2)).isEqualTo("now");
    assertThat(TWO.and(Headers.NONE)).isSameAs(TWO);
    assertThat(Headers.NONE.and(TWO).value(0)).isEqualTo("text/plain");
  }

  @Test
  void aBuilderLeavesWhatItBeganWithAndWhatItHasBuiltAsTheyAre() {
    Headers.Builder builder = TWO.toBuilder().add("Date", "now");
    Headers three = builder.build();
    builder.remove("accept").set("Date", "later");
    assertThat(TWO.size()).isEqualTo(2);
    assertThat(TWO.name(0)).isEqualTo("Accept");
    assertThat(three.size()).isEqualTo(3);
    assertThat(three.first("date")).contains("now");
    assertThat(builder.build().all("DATE")).containsExactly("later");
  }

  @Test
  void removesEveryFieldOfANameWithoutCaseAndKeepsTheOthersInOrder() {
    Headers left = Headers.of("A", "1", "b", "2", "a", "3", "C", "4", "A", "5").toBuilder().remove("a")
        .build();
    assertThat(left.size()).isEqualTo(2);
    assertThat(left.name(0)).isEqualTo("b");
    assertThat(left.name(1)).isEqualTo("C");
    assertThat(TWO.toBuilder().remove("accept").remove("cookie").build()).isSameAs(Headers.NONE);
  }

  @Test
  @SuppressWarnings("NullAway") // what it shows is how a null is met
  void takesNothingThatIsNotThere() {
    assertThatNullPointerException().isThrownBy(() -> Headers.builder().add("Accept", null));
    assertThatNullPointerException().isThrownBy(() -> Headers.builder().add(null, "x"));
  }
}
