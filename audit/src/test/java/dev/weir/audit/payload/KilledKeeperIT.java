package dev.weir.audit.payload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.audit.Events;
import dev.weir.audit.Logs;
import dev.weir.audit.SegmentLog;
import dev.weir.audit.verify.Verify;
import dev.weir.model.AuditEvent.Notice;
import dev.weir.model.net.Bytes;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KilledKeeperIT {

  private static final int KILLS = 3;
  private static final int LINES = 40;
  private static final int NEVER_REACHED = 10_000;

  @TempDir
  Path data;

  @Test
  void whatIsSaidToBeKeptOutlivesKillMinus9AndTheLogSaysOfNothingElseThatItIs() throws Exception {
    PlayedKeys keys = new PlayedKeys();
    int next = 0;
    for (int round = 0; round < KILLS; round++) {
      int told = keepAndKill(next);
      try (SegmentLog log = SegmentLog.open(data, Logs.CLOCK, Logs.KEY)) {
        assertThat(log.recovery().damage()).isEmpty();
      }
      List<Notice> notices = Logs.read(data).stream().map(stored -> stored.event())
          .filter(Notice.class::isInstance).map(Notice.class::cast).toList();
      for (Notice notice : notices) {
        List<Look> looks = Look.at(data, notice.call().orElseThrow(), List.of(notice), keys, Events.START);
        assertThat(looks).singleElement()
            .isInstanceOfSatisfying(Look.Opened.class, look -> assertThat(look.proven()).isTrue());
      }
      for (int i = next; i <= told; i++) {
        Bytes bytes = PartFiles
            .open(PartFiles.read(PartFiles.of(data).find(Events.call(i), Side.REQUEST).orElseThrow())
                .orElseThrow(), keys)
            .orElseThrow();
        assertThat(Part.of(bytes.array()).body().utf8()).isEqualTo("call " + Events.call(i));
      }
      assertThat(Verify.verify(data, Verify.Progress.NONE).damage()).isEmpty();
      // What was kept and not told of any more has its notice: no call comes twice.
      next = told + NEVER_REACHED;
    }
  }

  /** Returns the last call that it was told of before the kill. */
  private int keepAndKill(int first) throws IOException, InterruptedException {
    Process child = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "--enable-native-access=ALL-UNNAMED", "-XX:TieredStopAtLevel=1", "-cp",
        System.getProperty("java.class.path"), Keeper.class.getName(), data.toString(),
        Integer.toString(first)).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (BufferedReader lines = child.inputReader()) {
      int last = first;
      for (int i = 0; i < LINES; i++) {
        last = Integer.parseInt(String.valueOf(lines.readLine()));
      }
      child.toHandle().destroyForcibly();
      return last;
    } finally {
      child.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
    }
  }
}
