package dev.weir.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.weir.audit.segment.Tape;
import dev.weir.audit.verify.Verify;
import dev.weir.model.AuditEvent;
import dev.weir.model.Receipt;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailureTest {

  @TempDir
  Path data;

  private final FailingTape disk = new FailingTape();

  @Test
  void aFailedFsyncIsFinal() throws Exception {
    try (SegmentLog log = open()) {
      Logs.await(log.append(Events.intent(1)));
      disk.forcesFail = true;
      failsWith("Input/output error", () -> Logs.await(log.append(Events.intent(2))));
      disk.forcesFail = false;
      failsWith("Input/output error", () -> Logs.await(log.append(Events.intent(3))));
      assertThat(log.failure()).isPresent();
    }
    assertThat(Logs.read(data)).hasSize(1);
  }

  @Test
  void aFullDiskIsFinalAndLeavesNoHalfFrame() throws Exception {
    try (SegmentLog log = open()) {
      Logs.await(log.append(Events.intent(1)));
      disk.writesFail = true;
      failsWith("No space left on device", () -> Logs.await(log.append(Events.intent(2))));
      failsWith("No space left on device", () -> Logs.await(log.append(Events.intent(3))));
      disk.writesFail = false;
    }
    assertThat(Verify.verify(data, Verify.Progress.NONE).intact()).isTrue();
    try (SegmentLog log = Logs.open(data)) {
      assertThat(log.recovery().isClean()).isTrue();
      assertThat(Logs.await(log.append(Events.intent(4)))).isEqualTo(new Receipt(1));
    }
  }

  @Test
  void aFolderThatCannotBeWrittenFailsAtOnce() {
    disk.writesFail = true;
    assertThatThrownBy(this::open).isInstanceOf(IOException.class);
    disk.writesFail = false;
  }

  @Test
  void refusesWhatIsTooMuch() throws Exception {
    try (SegmentLog log = open()) {
      disk.stuck = new CountDownLatch(1);
      List<CompletionStage<Receipt>> kept = new ArrayList<>();
      try {
        for (int i = 0; i < 3 * Logs.SMALL.groupRecords(); i++) {
          kept.add(log.append(Events.intent(i)));
        }
        assertThat(kept.getLast().toCompletableFuture()).isCompletedExceptionally();
        failsWith("is full", () -> Logs.await(kept.getLast()));
      } finally {
        disk.stuck.countDown();
      }
      Logs.await(kept.getFirst());
    }
  }

  @Test
  void aRealDiskThatIsFullFailsClosed() throws Exception {
    Path small = Files.createDirectories(data.resolve("small"));
    assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=1400k", "weir-test", small.toString()), "needs root");
    try {
      Random random = new Random();
      int kept = 0;
      try (SegmentLog log = SegmentLog.open(small, Logs.CLOCK, Logs.KEY)) {
        boolean full = false;
        while (!full) {
          List<CompletionStage<Receipt>> stages = new ArrayList<>();
          for (int i = 0; i < 10; i++) {
            stages.add(log.append(incompressible(random)));
          }
          for (CompletionStage<Receipt> stage : stages) {
            try {
              Logs.await(stage);
              kept++;
            } catch (ExecutionException e) {
              assertThat(e.getCause()).hasMessageContaining("No space left")
                  .hasMessageContaining("then restart Weir");
              full = true;
            }
          }
        }
      }
      assertThat(Logs.read(small)).hasSize(kept);
      assertThat(Verify.verify(small, Verify.Progress.NONE).intact()).isTrue();
    } finally {
      run("umount", small.toString());
    }
  }

  @Test
  void aDiskThatIsRemountedReadOnlyFailsClosed() throws Exception {
    Path disk = Files.createDirectories(data.resolve("disk"));
    assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=8m", "weir-test", disk.toString()), "needs root");
    try {
      try (SegmentLog log = SegmentLog.open(disk, Logs.CLOCK, Logs.KEY)) {
        Logs.await(log.append(Events.intent(1)));
        // No file system is remounted while a file is open for writing, but by force: a mount over it does the same to new files.
        boolean remounted = run("mount", "-o", "remount,ro,force", disk.toString())
            || run("umount", "-l", disk.toString())
                && run("mount", "-t", "tmpfs", "-o", "ro,size=8m", "weir-test", disk.toString());
        assumeTrue(remounted, "cannot be remounted here");
        writeUntilItFails(log);
        assertThat(log.failure()).isPresent();
        failsWith("then restart Weir", () -> Logs.await(log.append(Events.intent(3))));
      }
      assertThatThrownBy(() -> SegmentLog.open(disk, Logs.CLOCK, Logs.KEY)).isInstanceOf(IOException.class)
          .hasMessageContaining("ead-only");
    } finally {
      run("umount", "-l", disk.toString());
    }
  }

  private static void writeUntilItFails(SegmentLog log) {
    Random random = new Random(1);
    assertThatThrownBy(() -> {
      for (int i = 0; i < 100_000; i++) {
        Logs.await(log.append(incompressible(random)));
      }
    }).isInstanceOf(ExecutionException.class).cause().hasMessageContaining("then restart Weir");
  }

  @Test
  void aClockThatJumpsBackLosesNothing() throws Exception {
    List<Instant> times = List.of(Events.START, Events.START.plusSeconds(60),
        Events.START.minusSeconds(86_400),
        Instant.EPOCH, Events.START.plusSeconds(61));
    for (Instant at : times) {
      try (SegmentLog log = SegmentLog.open(data, () -> at, Logs.KEY, Logs.SMALL, Tape::file)) {
        Logs.await(log.append(new AuditEvent.AdminChange(at, "root", "note", "", "")));
      }
    }
    assertThat(Logs.events(data)).extracting(AuditEvent::at).containsExactlyElementsOf(times);
    assertThat(Verify.verify(data, Verify.Progress.NONE).damage()).isEmpty();
    List<Stored> found = new ArrayList<>();
    AuditReader.of(data).backward(new Period(Instant.EPOCH, Events.START), Logs.collector(found));
    assertThat(found).extracting(Stored::sequence).containsExactly(3L, 2L);
  }

  @Test
  void aSecondProcessIsTurnedAwayAndTheFirstGoesOn() throws Exception {
    try (SegmentLog log = open()) {
      Process other = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
          "--enable-native-access=ALL-UNNAMED", "-XX:TieredStopAtLevel=1", "-cp",
          System.getProperty("java.class.path"),
          Appender.class.getName(), data.toString()).redirectErrorStream(true).start();
      try {
        assertThat(new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
            .contains("another Weir");
        assertThat(other.waitFor()).isNotZero();
      } finally {
        other.destroyForcibly();
      }
      Logs.await(log.append(Events.intent(1)));
    }
    assertThat(Verify.verify(data, Verify.Progress.NONE).intact()).isTrue();
  }

  private SegmentLog open() throws IOException {
    return SegmentLog.open(data, Logs.CLOCK, Logs.KEY, Logs.SMALL, disk);
  }

  private static void failsWith(String cause, ThrowingCallable append) {
    assertThatThrownBy(append).isInstanceOf(ExecutionException.class).cause().isInstanceOf(IOException.class)
        .hasMessageContaining(cause);
  }

  private static AuditEvent incompressible(Random random) {
    byte[] bytes = new byte[10_000];
    random.nextBytes(bytes);
    return new AuditEvent.AdminChange(Events.START, "root", "note", "",
        Base64.getEncoder().encodeToString(bytes));
  }

  private static boolean run(String... command) throws Exception {
    try {
      return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
