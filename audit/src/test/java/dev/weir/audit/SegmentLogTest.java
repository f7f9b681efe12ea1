package dev.weir.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.audit.segment.Piece;
import dev.weir.audit.segment.SegmentScan;
import dev.weir.audit.verify.Verify;
import dev.weir.model.AuditEvent;
import dev.weir.model.Receipt;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegmentLogTest {

  @TempDir
  Path data;

  @Test
  void whatIsAcknowledgedIsThereInOrder() throws Exception {
    List<AuditEvent> events = List.of(Events.intent(1), Events.outcome(1, 200), Events.refusal(2),
        Events.shadowed(3),
        Events.change(4), Events.notice(5));
    try (SegmentLog log = Logs.open(data)) {
      long sequence = 0;
      for (AuditEvent event : events) {
        assertThat(Logs.await(log.append(event))).isEqualTo(new Receipt(sequence++));
      }
      assertThat(Logs.events(data)).as("while it is written").isEqualTo(events);
    }
    assertThat(Logs.events(data)).isEqualTo(events);
  }

  @Test
  void goesOnWhereItEnded() throws Exception {
    Logs.write(data, 2, 3);
    try (SegmentLog log = Logs.open(data)) {
      assertThat(log.recovery().isClean()).isTrue();
      assertThat(Logs.await(log.append(Events.refusal(9)))).isEqualTo(new Receipt(6));
    }
    assertThat(Logs.read(data)).extracting(Stored::sequence).containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L);
  }

  @Test
  void rollsFromSegmentToSegment() throws Exception {
    Logs.write(data, 40, 5);
    assertThat(Logs.segments(data)).hasSizeGreaterThan(3);
    assertThat(Logs.read(data)).hasSize(200);
  }

  @Test
  void openingAndClosingLeavesNoSegmentBehind() throws Exception {
    for (int i = 0; i < 3; i++) {
      Logs.open(data).close();
    }
    assertThat(Logs.segments(data)).isEmpty();
  }

  @Test
  void manyAppendersEachGetTheirOwnReceipt() throws Exception {
    List<Thread> threads = new ArrayList<>();
    try (SegmentLog log = Logs.open(data)) {
      for (int t = 0; t < 8; t++) {
        int base = t * 50;
        threads.add(Thread.ofVirtual().start(() -> {
          for (int i = 0; i < 50; i++) {
            log.append(Events.intent(base + i)).toCompletableFuture().join();
          }
        }));
      }
      for (Thread thread : threads) {
        thread.join();
      }
    }
    assertThat(Logs.events(data)).hasSize(400).doesNotHaveDuplicates();
  }

  @Test
  void aSecondWriterIsTurnedAway() throws Exception {
    try (SegmentLog log = Logs.open(data)) {
      assertThat(log.recovery().isClean()).isTrue();
      assertThatThrownBy(() -> Logs.open(data)).isInstanceOf(IOException.class)
          .hasMessageContaining("another Weir").hasMessageContaining("data folder of its own");
    }
    Logs.open(data).close();
  }

  @Test
  void takesNothingOnceClosed() throws Exception {
    SegmentLog log = Logs.open(data);
    log.close();
    assertThat(log.append(Events.intent(1)).toCompletableFuture()).isCompletedExceptionally();
  }

  @Test
  void closingKeepsWhatWasAppended() throws Exception {
    CompletionStage<Receipt> kept;
    try (SegmentLog log = SegmentLog.open(data, Logs.CLOCK, Logs.KEY)) {
      kept = log.append(Events.outcome(1, 200));
    }
    assertThat(kept.toCompletableFuture()).isCompleted();
    assertThat(Logs.read(data)).hasSize(1);
  }

  @Test
  void readsBackwardsWithinAPeriod() throws Exception {
    Logs.write(data, 20, 5);
    List<Stored> events = new ArrayList<>();
    AuditReader.of(data).backward(new Period(Events.at(10), Events.at(90)), Logs.collector(events));
    assertThat(events).hasSize(80);
    assertThat(events.getFirst().sequence()).isEqualTo(89);
    assertThat(events.getLast().sequence()).isEqualTo(10);
  }

  @Test
  void aLargeGroupIsInFramesThatAreReadQuickly() throws Exception {
    FailingTape disk = new FailingTape();
    try (SegmentLog log = SegmentLog.open(data, Logs.CLOCK, Logs.KEY, Limits.USUAL, disk)) {
      disk.stuck = new CountDownLatch(1);
      List<CompletionStage<Receipt>> kept = new ArrayList<>();
      for (int i = 0; i < 2_000; i++) {
        kept.add(log.append(Events.intent(i)));
      }
      disk.stuck.countDown();
      for (int i = 0; i < kept.size(); i++) {
        assertThat(Logs.await(kept.get(i))).isEqualTo(new Receipt(i));
      }
    }
    assertThat(Logs.read(data)).hasSize(2_000);
    assertThat(Verify.verify(data, Verify.Progress.NONE).intact()).isTrue();
    List<Integer> sizes = new ArrayList<>();
    try (SegmentScan scan = SegmentScan.open(Logs.segments(data).getFirst())) {
      for (Optional<Piece> piece = scan.next(); piece.isPresent(); piece = scan.next()) {
        sizes.add(((Piece.Whole) piece.get()).header().rawBytes());
      }
    }
    assertThat(sizes).hasSizeGreaterThan(5).allSatisfy(size -> assertThat(size).isLessThan(70_000));
  }
}
