package dev.weir.audit.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.audit.Events;
import dev.weir.audit.Logs;
import dev.weir.audit.SegmentLog;
import dev.weir.audit.search.Query;
import dev.weir.audit.search.Search;
import dev.weir.audit.segment.FrameHeader;
import dev.weir.audit.segment.Piece;
import dev.weir.audit.segment.SegmentScan;
import dev.weir.audit.tree.LogKey;
import dev.weir.model.Receipt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyTest {

  @TempDir
  static Path original;

  @TempDir
  Path temp;

  private Path data = Path.of("");

  @BeforeAll
  static void aLogOfSeveralSegments() throws Exception {
    Logs.write(original, 4, 1);
    Logs.write(original, 2, 12);
    Logs.write(original, 2, 2);
    assertThat(Logs.segments(original)).hasSizeGreaterThanOrEqualTo(3);
  }

  @Test
  void aWholeLogIsIntact() throws IOException {
    VerifyReport report = Verify.verify(original, Verify.Progress.NONE);
    assertThat(report.damage()).isEmpty();
    assertThat(report.records()).isEqualTo(32);
    assertThat(report.next()).isEqualTo(32);
  }

  @Test
  void noLogAtAllIsIntact() throws IOException {
    assertThat(Verify.verify(temp, Verify.Progress.NONE).intact()).isTrue();
  }

  @Test
  void everyFlippedByteIsNoticedAndItsRecordNamed() throws Exception {
    data = temp;
    Logs.write(data, 2, 1);
    Logs.write(data, 1, 10);
    for (Path segment : Logs.segments(data)) {
      List<FrameAt> frames = frames(segment);
      byte[] bytes = Files.readAllBytes(segment);
      for (int i = 0; i < bytes.length; i++) {
        byte[] flipped = bytes.clone();
        flipped[i] ^= (byte) (1 << i % 8);
        Files.write(segment, flipped);
        List<Damage> damage = verify().damage();
        assertThat(damage).as(segment + " byte " + i).isNotEmpty();
        frameOf(frames, i)
            .ifPresent(frame -> assertThat(damage).anySatisfy(one -> names(one, segment, frame)));
      }
      Files.write(segment, bytes);
    }
  }

  @Test
  void aFlippedByteInASmallFrameNamesTheOneRecord() throws IOException {
    data = Logs.copy(original, temp);
    Path segment = Logs.segments(data).getFirst();
    FrameAt frame = frames(segment).getLast();
    byte[] bytes = Files.readAllBytes(segment);
    bytes[(int) frame.end() - 20] ^= 1;
    Files.write(segment, bytes);
    assertThat(verify().damage()).singleElement().asString()
        .isEqualTo(
            segment.getFileName() + ", record " + frame.header().first() + ", byte offset " + frame.offset()
                + ": checksum differs");
  }

  @Test
  void everyLengthThatTheLogIsCutToIsNoticed() throws IOException {
    data = Logs.copy(original, temp);
    Path segment = Logs.segments(data).getLast();
    byte[] bytes = Files.readAllBytes(segment);
    for (int length = 0; length < bytes.length; length++) {
      Files.write(segment, Arrays.copyOf(bytes, length));
      assertThat(verify().damage()).as("cut to " + length)
          .anySatisfy(one -> assertThat(one.records())
              .hasValueSatisfying(which -> assertThat(which.last()).isEqualTo(31)));
    }
  }

  @Test
  void everySegmentThatIsGoneIsNoticed() throws IOException {
    for (int i = 0; i < Logs.segments(original).size(); i++) {
      data = Logs.copy(original, temp.resolve("without" + i));
      Path gone = Logs.segments(data).get(i);
      List<FrameAt> frames = frames(gone);
      Files.delete(gone);
      Damage.Records which = new Damage.Records(frames.getFirst().header().first(),
          frames.getLast().header().next() - 1);
      assertThat(verify().damage()).singleElement()
          .satisfies(one -> assertThat(one.records()).contains(which));
    }
  }

  @Test
  void segmentsThatChangedPlacesAreNoticed() throws IOException {
    data = Logs.copy(original, temp);
    Path first = Logs.segments(data).get(0);
    Path second = Logs.segments(data).get(1);
    byte[] bytes = Files.readAllBytes(first);
    Files.write(first, Files.readAllBytes(second));
    Files.write(second, bytes);
    assertThat(verify().damage()).extracting(Damage::what).containsExactly("it holds segment 2",
        "it holds segment 1");
  }

  @Test
  void whatIsAppendedByOthersIsNoticed() throws IOException {
    data = Logs.copy(original, temp);
    Path last = Logs.segments(data).getLast();
    byte[] bytes = Files.readAllBytes(last);
    Files.write(last, new byte[]{0, 0, 1}, StandardOpenOption.APPEND);
    assertThat(verify().intact()).isFalse();
    Files.write(last, bytes);
    Files.write(last, Arrays.copyOfRange(bytes, 56, bytes.length), StandardOpenOption.APPEND);
    assertThat(verify().damage()).extracting(Damage::what).contains("records come a second time");
  }

  @Test
  void aLogWrittenAnewDoesNotFitItsHead() throws Exception {
    data = Logs.copy(original, temp.resolve("forged"));
    Path other = temp.resolve("other");
    Logs.write(other, 32, 1);
    for (Path segment : Logs.segments(data)) {
      Files.delete(segment);
    }
    for (Path segment : Logs.segments(other)) {
      Files.copy(segment, data.resolve("audit").resolve(String.valueOf(segment.getFileName())));
    }
    assertThat(verify().damage()).extracting(Damage::what).containsExactly(
        "the head knows another hash for the frame that ends here");
  }

  @Test
  void aLogThatWasWrittenAnewByWhoeverHasNotTheKeyIsTold() throws Exception {
    data = temp.resolve("forged");
    LogKey thief = LogKey
        .of(new byte[]{1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
          0, 0, 0, 0, 0, 0, 0});
    try (SegmentLog log = SegmentLog.open(data, Logs.CLOCK, thief)) {
      log.append(Events.intent(1)).toCompletableFuture().join();
    }
    assertThat(verify().intact()).isTrue();
    assertThat(Verify.verify(data, Trust.in(Logs.KEY.verifier()), Verify.Progress.NONE).damage())
        .singleElement()
        .asString().contains("checkpoint", "not signed by this log's key");
    Files.copy(original.resolve("audit/checkpoint"), data.resolve("audit/checkpoint"),
        StandardCopyOption.REPLACE_EXISTING);
    assertThat(Verify.verify(data, Trust.in(Logs.KEY.verifier()), Verify.Progress.NONE).damage())
        .singleElement()
        .asString().contains("missing at the end of the log");
  }

  @Test
  void aCheckpointThatIsGoneOrChangedIsNoticed() throws IOException {
    data = Logs.copy(original, temp);
    Path checkpoint = data.resolve("audit/checkpoint");
    byte[] bytes = Files.readAllBytes(checkpoint);
    for (int i = 0; i < bytes.length - 1; i++) {
      byte[] flipped = bytes.clone();
      flipped[i] ^= 1;
      Files.write(checkpoint, flipped);
      assertThat(verify().damage()).as("byte " + i).extracting(Damage::file).containsExactly("checkpoint");
    }
    Files.delete(checkpoint);
    assertThat(verify().damage()).singleElement().asString().contains("checkpoint", "it is missing");
  }

  @Test
  void recordsThatAreNotThoseOfTheCheckpointAreTold() throws Exception {
    data = temp.resolve("forged");
    Logs.write(data, 32, 1);
    for (String file : List.of("checkpoint", "verifier")) {
      Files.copy(original.resolve("audit").resolve(file), data.resolve("audit").resolve(file),
          StandardCopyOption.REPLACE_EXISTING);
    }
    assertThat(Verify.verify(data, Trust.in(Logs.KEY.verifier()), Verify.Progress.NONE).damage())
        .singleElement()
        .asString().contains("the records are not those that it was signed for");
    try (SegmentLog log = SegmentLog.open(data, Logs.CLOCK, Logs.KEY)) {
      assertThat(log.recovery().damage()).singleElement().asString()
          .contains("not the one that its checkpoint of 32 records was signed for");
    }
    assertThat(data.resolve("audit/checkpoint.contradicted"))
        .hasSameBinaryContentAs(original.resolve("audit/checkpoint"));
  }

  @Test
  void aHeadThatIsGoneOrDamagedIsNoticed() throws IOException {
    data = Logs.copy(original, temp);
    Path head = data.resolve("audit/head");
    byte[] bytes = Files.readAllBytes(head);
    for (int i = 0; i < bytes.length; i++) {
      byte[] flipped = bytes.clone();
      flipped[i] ^= 1;
      Files.write(head, flipped);
      assertThat(verify().damage()).extracting(Damage::file).containsExactly("head");
    }
    Files.delete(head);
    assertThat(verify().damage()).singleElement().asString().contains("it is missing");
  }

  @Test
  void aLogThatIsBeingWrittenIsIntact() throws Exception {
    AtomicBoolean enough = new AtomicBoolean();
    try (SegmentLog log = SegmentLog.open(temp, Logs.CLOCK, Logs.KEY)) {
      Thread writer = Thread.ofPlatform().start(() -> {
        for (int i = 0; !enough.get(); i++) {
          CompletionStage<Receipt> kept = log.append(Events.intent(i));
          // However fast the disk is, what is verified again and again is to stay small.
          if (i % 5 == 0) {
            kept.toCompletableFuture().join();
            LockSupport.parkNanos(1_000_000);
          }
        }
      });
      for (int i = 0; i < 20; i++) {
        assertThat(Verify.verify(temp, Verify.Progress.NONE).damage()).isEmpty();
        assertThat(Search.in(temp, Query.newest(5)).unreadable()).isEmpty();
      }
      enough.set(true);
      writer.join();
    }
    assertThat(Verify.verify(temp, Verify.Progress.NONE).intact()).isTrue();
  }

  private VerifyReport verify() throws IOException {
    return Verify.verify(data, Trust.NONE, Verify.Progress.NONE, Duration.ZERO);
  }

  /** Damage names a record of the frame, and never one outside of it. */
  private static void names(Damage damage, Path segment, FrameAt frame) {
    assertThat(damage.file()).isEqualTo(String.valueOf(segment.getFileName()));
    assertThat(damage.records()).hasValueSatisfying(which -> {
      assertThat(which.first()).isGreaterThanOrEqualTo(frame.header().first());
      assertThat(which.last()).isLessThan(frame.header().next());
    });
  }

  private record FrameAt(long offset, long end, FrameHeader header) {}

  private static Optional<FrameAt> frameOf(List<FrameAt> frames, int at) {
    return frames.stream().filter(frame -> at >= frame.offset() && at < frame.end()).findFirst();
  }

  private static List<FrameAt> frames(Path segment) throws IOException {
    List<FrameAt> frames = new ArrayList<>();
    try (SegmentScan scan = SegmentScan.open(segment)) {
      for (Optional<Piece> piece = scan.next(); piece.isPresent(); piece = scan.next()) {
        Piece.Whole whole = (Piece.Whole) piece.get();
        frames.add(new FrameAt(whole.offset(), whole.end(), whole.header()));
      }
    }
    return frames;
  }
}
