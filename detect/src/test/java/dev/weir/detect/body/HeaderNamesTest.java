package dev.weir.detect.body;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeaderNamesTest {

  private final HeaderNames names = new HeaderNames();

  @Test
  void saysTheSameOfANameThatItKnows() {
    HeaderName first = names.of("User-Agent");

    assertThat(names.of("User-Agent")).isSameAs(first);
    assertThat(names.of("user-agent").role()).isEqualTo(first.role()).isEqualTo(Role.TECHNICAL_HEADER);
    assertThat(names.of("X-User-Agent").role()).isEqualTo(Role.HEADER);
  }

  @Test
  void remembersNoMoreThanAFew() {
    for (int i = 0; i < 3 * HeaderNames.MOST; i++) {
      names.of("X-Made-Up-" + i);

      assertThat(names.size()).isLessThanOrEqualTo(HeaderNames.MOST);
    }
  }

  @Test
  void remembersNoLongName() {
    assertThat(names.of("x".repeat(HeaderNames.LONGEST + 1)).roomy()).isTrue();
    assertThat(names.size()).isZero();
  }

  @Test
  void aNameOfManyDigitsHasRoomForMore() {
    assertThat(names.of("X-12345678").roomy()).isTrue();
    assertThat(names.of("X-1234567").roomy()).isFalse();
  }
}
