package dev.weir.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CoresTest {

  @Test
  void aProxyStaysOnItsCores() {
    assertThat(new Cores(1).hold(List.of("nginx", "-q"))).containsExactly("taskset", "-c", "0-0", "nginx",
        "-q");
    assertThat(new Cores(2).hold(List.of("nginx"))).containsExactly("taskset", "-c", "0-1", "nginx");
  }
}
