package dev.weir.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.weir.audit.verify.Verify;
import dev.weir.model.AuditEvent;
import dev.weir.model.Receipt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
      for (int i = 0; i < 3 * Logs.SMALL.groupRecords(); i++) {
        kept.add(log.append(Events.intent(i)));
      }
      assertThat(kept.getLast().toCompletableFuture()).isCompletedExceptionally();
      failsWith("is full", () -> Logs.await(kept.getLast()));
      disk.stuck.countDown();
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
