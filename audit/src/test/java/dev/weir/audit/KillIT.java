package dev.weir.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.audit.verify.Verify;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KillIT {

  private static final int KILLS = Integer.getInteger("weir.audit.kills", 5);

  @TempDir
  Path data;

  @Test
  void whatIsAcknowledgedOutlivesKillMinus9() throws Exception {
    Random random = new Random();
    for (int i = 0; i < KILLS; i++) {
      long acknowledged = appendAndKill(random.nextInt(300));
      assertThat(acknowledged).as("round " + i).isNotNegative();
      try (SegmentLog log = SegmentLog.open(data, Logs.CLOCK, Logs.KEY)) {
        assertThat(log.recovery().damage()).isEmpty();
      }
      var events = Logs.read(data);
      assertThat(events.getLast().sequence()).isGreaterThanOrEqualTo(acknowledged)
          .isEqualTo(events.size() - 1L);
      assertThat(Verify.verify(data, Verify.Progress.NONE).damage()).isEmpty();
    }
  }

  /** Returns the highest sequence that was acknowledged before the kill. */
  private long appendAndKill(int millis) throws IOException, InterruptedException {
    Process child = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "--enable-native-access=ALL-UNNAMED", "-XX:TieredStopAtLevel=1", "-cp",
        System.getProperty("java.class.path"),
        Appender.class.getName(), data.toString()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (BufferedReader lines = child.inputReader()) {
      long last = Long.parseLong(lines.readLine());
      Thread killer = Thread.ofVirtual().start(() -> killAfter(child, millis));
      String before = String.valueOf(last);
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        // The kill may cut the last line short: only what has a line behind it is sure to be whole.
        last = Math.max(last, Long.parseLong(before));
        before = line;
      }
      killer.join();
      return last;
    } finally {
      child.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
    }
  }

  private static void killAfter(Process child, int millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    // By its handle: the process itself would also close its output, of which not all has been read.
    child.toHandle().destroyForcibly();
  }
}
