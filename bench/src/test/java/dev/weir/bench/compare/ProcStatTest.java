package dev.weir.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ProcStatTest {
  private static final String AFTER_NAME = " S 1 4242 4242 0 -1 4194560 100 200 0 0 31 12 7 5 20 0 3 0 100 4096 50";

  @Test
  void addsUserAndKernelTimeOfTheProcessAndOfItsReapedChildren() {
    assertThat(ProcStat.parse("4242 (haproxy)" + AFTER_NAME)).isEqualTo(new ProcStat(43, 12));
  }

  @Test
  void aNameMayLookLikeFields() {
    assertThat(ProcStat.parse("4242 (a) R 1 (b) 9)" + AFTER_NAME)).isEqualTo(new ProcStat(43, 12));
  }

  @Test
  void refusesWhatIsNoSuchLine() {
    assertThatThrownBy(() -> ProcStat.parse("4242 haproxy S")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ProcStat.parse("4242 (haproxy) S 1 2"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
