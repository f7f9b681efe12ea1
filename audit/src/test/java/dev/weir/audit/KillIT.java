package dev.weir.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.audit.segment.SegmentFile;
import dev.weir.audit.tree.Checkpoint;
import dev.weir.audit.tree.Tree;
import dev.weir.audit.tree.TreeFiles;
import dev.weir.audit.verify.Verify;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KillIT {

  private static final int KILLS = Integer.getInteger("weir.audit.kills", 5);

  @TempDir
  Path data;

  /** What others may have been shown: every checkpoint that stood beside the log at some time. */
  private final Set<String> shown = new HashSet<>();

  @Test
  void whatIsAcknowledgedOutlivesKillMinus9AndGrowsOutOfWhatWasSigned() throws Exception {
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
      holdsWhatWasShown();
    }
    assertThat(shown).hasSizeGreaterThanOrEqualTo(KILLS);
  }

  private void holdsWhatWasShown() throws IOException {
    try (Tree tree = Tree.read(TreeFiles.in(SegmentFile.folder(data)).tree())) {
      for (String note : shown) {
        Checkpoint one = Logs.KEY.verifier().open(note).orElseThrow();
        assertThat(tree.size()).isGreaterThanOrEqualTo(one.size());
        assertThat(tree.root(one.size())).as(one.text()).isEqualTo(one.root());
      }
    }
  }

  private void look() throws IOException {
    TreeFiles.in(SegmentFile.folder(data)).checkpoint().ifPresent(shown::add);
  }

  /** Returns the highest sequence that was acknowledged before the kill. */
  private long appendAndKill(int millis) throws IOException, InterruptedException {
    Process child = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "--enable-native-access=ALL-UNNAMED", "-XX:TieredStopAtLevel=1", "-cp",
        System.getProperty("java.class.path"),
        Appender.class.getName(), data.toString()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (BufferedReader lines = child.inputReader()) {
      long last = Long.parseLong(lines.readLine());
      look();
      Thread killer = Thread.ofVirtual().start(() -> killAfter(child, millis));
      String before = String.valueOf(last);
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        // The kill may cut the last line short: only what has a line behind it is sure to be whole.
        last = Math.max(last, Long.parseLong(before));
        before = line;
        look();
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
