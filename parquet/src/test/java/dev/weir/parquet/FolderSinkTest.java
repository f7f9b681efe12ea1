package dev.weir.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.audit.Period;
import dev.weir.audit.export.Cursor;
import dev.weir.audit.export.Export;
import dev.weir.audit.export.Gap;
import dev.weir.audit.export.Losses;
import dev.weir.audit.export.Selection;
import dev.weir.model.settings.ExportTarget;
import dev.weir.testkit.FakeClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.apache.parquet.io.PositionOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderSinkTest {

  private static final long SMALL = 80_000;
  private static final long LARGE = 1 << 30;
  private static final String STEM = FileName.stem(Traffic.LOG);

  @TempDir
  Path base;

  private final FakeClock clock = FakeClock.at(Traffic.START);
  private long room = Long.MAX_VALUE;
  private Path folder;

  @BeforeEach
  void name() {
    folder = base.resolve("lake").resolve("weir");
  }

  @Test
  void aFileEndsAtItsSize() throws IOException {
    try (FolderSink sink = sink(SMALL)) {
      for (int from = 0; from < 2000; from += 400) {
        sink.send(Traffic.shipment(from, 400));
        assertThat(Files.exists(folder.resolve("." + STEM + ".part"))).isEqualTo(!sink.isSettled());
      }
    }
    assertThat(ReadBack.files(folder)).hasSizeGreaterThan(1);
    List<Long> found = ReadBack.sequences(folder);
    assertThat(found).containsExactlyElementsOf(LongStream.range(0, found.size()).boxed().toList());
    assertThat(Files.getPosixFilePermissions(folder))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
  }

  @Test
  void aFileEndsOnceItsFirstEventIsOldThoughNothingComes() throws IOException {
    try (FolderSink sink = sink(LARGE)) {
      sink.idle();
      assertThat(ReadBack.files(base)).isEmpty();
      sink.send(Traffic.shipment(0, 10));
      clock.advance(Duration.ofMinutes(59));
      sink.send(Traffic.shipment(10, 10));
      sink.idle();
      assertThat(sink.isSettled()).isFalse();
      clock.advance(Duration.ofMinutes(1));
      sink.idle();
      assertThat(sink.isSettled()).isTrue();
      sink.idle();
    }
    assertThat(ReadBack.files(folder)).containsExactly(folder.resolve(new FileName(STEM, 0, 19).text()));
  }

  @Test
  void aClockThatWasWrongHoldsNothingUp() throws IOException {
    clock.set(Traffic.START.minus(Duration.ofDays(400)));
    try (FolderSink sink = sink(LARGE)) {
      sink.send(Traffic.shipment(0, 10));
      clock.advance(Duration.ofHours(1));
      sink.idle();
      assertThat(sink.isSettled()).isTrue();
    }
  }

  @Test
  void whatIsThereIsNotWrittenAgain() throws IOException {
    try (FolderSink sink = sink(1)) {
      sink.send(Traffic.shipment(100, 100));
      sink.send(Traffic.shipment(300, 100));
    }
    Files.writeString(folder.resolve("." + STEM + ".part"), "what a kill has left");
    try (FolderSink sink = sink(LARGE)) {
      sink.send(Traffic.shipment(120, 50));
      assertThat(sink.isSettled()).isTrue();
      sink.send(Traffic.shipment(0, 250));
      sink.send(Traffic.shipment(250, 250));
      clock.advance(Duration.ofHours(1));
      sink.idle();
    }
    assertThat(ReadBack.sequences(folder)).doesNotHaveDuplicates().hasSize(500);
    assertThat(ReadBack.files(folder)).hasSize(3);
  }

  @Test
  void aFullDiskLeavesNothingBehindAndLosesNothing() throws Exception {
    Path data = base.resolve("data");
    Traffic.write(data, 3000);
    Cursor cursor = new Cursor(base.resolve("cursor"));
    try (Export export = Export.of(data, Selection.of(Period.ALL), sink(LARGE), Optional.of(cursor),
        new Unhurt())) {
      assertThat(export.step()).isTrue();
      assertThat(export.next()).as("nothing is safe yet").isZero();
      room = 1000;
      clock.advance(Duration.ofHours(1));
      assertThatThrownBy(() -> all(export)).isInstanceOf(IOException.class)
          .hasMessage("No space left on device");
      assertThat(folder).isEmptyDirectory();
      assertThat(cursor.read().next()).isZero();
      room = Long.MAX_VALUE;
      all(export);
    }
    assertThat(cursor.read().next()).isEqualTo(3000);
    assertThat(ReadBack.sequences(folder))
        .containsExactlyElementsOf(LongStream.range(0, 3000).boxed().toList());
  }

  @Test
  void saysWhereNoFileCanBeMade() throws IOException {
    Files.createFile(base.resolve("lake"));
    try (FolderSink sink = sink(LARGE)) {
      assertThatThrownBy(() -> sink.send(Traffic.shipment(0, 10))).isInstanceOf(IOException.class)
          .hasMessageStartingWith("no file can be made in " + folder + ": ");
      assertThat(sink.isSettled()).isTrue();
    }
  }

  private static void all(Export export) throws IOException, InterruptedException {
    while (export.step()) {
      // Until it is all there.
    }
  }

  private FolderSink sink(long mostBytes) {
    return new FolderSink(new ExportTarget.Folder(folder, mostBytes, Duration.ofHours(1)), Narrow::new,
        clock);
  }

  /** A disk on which there is as much room as {@link #room} says. */
  private final class Narrow extends PositionOutputStream {

    private final DurableFile file;

    Narrow(Path path) throws IOException {
      file = new DurableFile(path);
    }

    @Override
    public long getPos() {
      return file.getPos();
    }

    @Override
    public void write(int one) throws IOException {
      write(new byte[]{(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      if (file.getPos() + length > room) {
        throw new IOException("No space left on device");
      }
      file.write(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }

  /** Of a log that is as it should be. */
  static final class Unhurt implements Losses {
    @Override
    public void gap(Gap gap, Why why) {
      throw new AssertionError(gap + " " + why);
    }

    @Override
    public void unreadable(String what) {
      throw new AssertionError(what);
    }
  }
}
