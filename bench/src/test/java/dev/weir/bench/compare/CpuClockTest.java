package dev.weir.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class CpuClockTest {
  private static final String BURN = "i=0; while [ $i -lt 200000 ]; do i=$((i+1)); done; ";

  @Test
  void countsChildrenThatLiveAndChildrenThatAreGone() throws Exception {
    assertThat(micros("(" + BURN + "echo done; read line)")).isGreaterThan(10_000);
    assertThat(micros("sh -c '" + BURN + "'; echo done; read line")).isGreaterThan(10_000);
  }

  @Test
  void seesTheMemoryOfThisProcess() {
    assertThat(CpuClock.of(ProcessHandle.current()).memory()).isGreaterThan(1 << 20);
  }

  @Test
  void nobodyUsesNothing() {
    assertThat(CpuClock.STOPPED.micros()).isZero();
    assertThat(CpuClock.STOPPED.memory()).isZero();
  }

  private static long micros(String script) throws IOException {
    Process process = new ProcessBuilder("sh", "-c", script).start();
    try (BufferedReader out = process.inputReader()) {
      assertThat(out.readLine()).isEqualTo("done");
      return CpuClock.of(process.toHandle()).micros();
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }
}
