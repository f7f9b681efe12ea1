package dev.weir.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoomTest {
  private static final List<String> LIMITS = List.of(
      "Limit                     Soft Limit           Hard Limit           Units     ",
      "Max processes             7000                 7000                 processes ",
      "Max open files            1024                 20000                files     ");

  @Test
  void readsTheSoftLimitAndThePorts() throws Exception {
    assertThat(Room.parse(LIMITS, "32768\t60999\n")).isEqualTo(new Room(1024, 28_232));
    assertThat(Room.here().descriptors()).isPositive();
  }

  @Test
  void saysWhatToDoWhereThereIsTooLittle() {
    assertThatThrownBy(() -> new Room(1024, 28_232).demand(10_000, "ask for fewer"))
        .isInstanceOf(IOException.class)
        .hasMessageContainingAll("11000", "1024", "ulimit -n", "ask for fewer");
    assertThatThrownBy(() -> new Room(20_000, 5_000).demand(10_000, "ask for fewer"))
        .isInstanceOf(IOException.class)
        .hasMessageContainingAll("5000", "ip_local_port_range", "ask for fewer");
    assertThatCode(() -> new Room(20_000, 28_232).demand(10_000, "ask for fewer")).doesNotThrowAnyException();
  }
}
