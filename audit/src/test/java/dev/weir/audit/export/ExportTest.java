package dev.weir.audit.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.audit.Logs;
import dev.weir.audit.Mark;
import dev.weir.audit.Period;
import dev.weir.audit.SegmentLog;
import dev.weir.audit.Stored;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportTest {

  @TempDir
  Path folder;

  @Test
  void everyEventGetsThereWhereverItIsKilled() throws Exception {
    Path data = Files.createDirectories(folder.resolve("log"));
    Cursor cursor = new Cursor(folder.resolve("cursor"));
    Random random = new Random(5);
    Failing there = new Failing(random);
    for (int round = 0; round < 40; round++) {
      try (SegmentLog log = Logs.open(data)) {
        Logs.appendTogether(log, round * 30, 30);
      }
      // Each round is a process of its own: what it held in memory is gone with it.
      try (Export export = export(data, there, cursor)) {
        export.step();
        export.step();
      } catch (IOException e) {
        assertThat(e).hasMessage("lost");
      }
    }
    there.well = true;
    try (Export export = export(data, there, cursor)) {
      while (export.step()) {
        // Until it is all there.
      }
    }
    assertThat(there.sequences().distinct().sorted())
        .containsExactlyElementsOf(LongStream.range(0, 1200).boxed().toList());
  }

  @Test
  void doesNotGoOnInAnotherLog() throws Exception {
    Path data = Files.createDirectories(folder.resolve("log"));
    Path other = Files.createDirectories(folder.resolve("other"));
    Logs.write(data, 3, 2);
    Logs.write(other, 5, 1);
    Cursor cursor = new Cursor(folder.resolve("cursor"));
    try (Export export = export(data, new Failing(new Random(0)).well(), cursor)) {
      assertThat(export.step()).isTrue();
      assertThat(export.step()).isFalse();
    }
    assertThat(cursor.read().next()).isEqualTo(6);
    assertThatThrownBy(
        () -> export(other, new Failing(new Random(0)), cursor))
        .isInstanceOf(IOException.class).hasMessageContaining("does not go on from the cursor");
    Files.writeString(cursor.file(), "weir-audit-cursor-1 1 2 3 abc");
    assertThatThrownBy(cursor::read).isInstanceOf(IOException.class).hasMessageContaining("is no cursor");
    assertThat(new Cursor(folder.resolve("none")).read()).isEqualTo(Mark.START);
  }

  @Test
  void sendsSyslogWithItsLengthAndConnectsAnew() throws Exception {
    Path data = Files.createDirectories(folder.resolve("log"));
    Logs.write(data, 2, 1);
    try (ServerSocket receiver = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      URI url = URI.create("tcp://127.0.0.1:" + receiver.getLocalPort());
      Sink sink = Sink.at(url, Format.syslog).orElseThrow();
      try (Export export = Export.of(data, Selection.of(Period.ALL), sink, Optional.empty(), new Lost())) {
        assertThat(export.step()).isTrue();
        try (Socket accepted = receiver.accept();
            BufferedReader in = new BufferedReader(
                new InputStreamReader(accepted.getInputStream(), StandardCharsets.UTF_8))) {
          String length = "";
          for (int c = in.read(); c != ' '; c = in.read()) {
            length += (char) c;
          }
          char[] message = new char[Integer.parseInt(length)];
          assertThat(in.read(message)).isEqualTo(message.length);
          assertThat(new String(message)).startsWith("<110>1 2026-11-22T").endsWith("}");
        }
      }
      sink.send(new Shipment("log", Logs.read(data), false));
      sink.close();
    }
    assertThat(Sink.at(URI.create("ftp://host/"), Format.csv)).isEmpty();
    assertThat(Sink.at(URI.create("tcp://host"), Format.csv)).isEmpty();
    assertThat(Sink.at(URI.create("nothing"), Format.csv)).isEmpty();
  }

  @Test
  void twoExportsDoNotGoByOneCursor() throws Exception {
    Logs.write(folder, 3, 2);
    Cursor cursor = new Cursor(folder.resolve("cursor"));
    try (Export export = export(folder, new Failing(new Random(0)).well(), cursor)) {
      assertThatThrownBy(() -> export(folder, new Failing(new Random(0)), cursor))
          .isInstanceOf(IOException.class).hasMessageContaining("another export goes by");
      assertThat(export.step()).isTrue();
    }
    try (Export export = export(folder, new Failing(new Random(0)).well(), cursor)) {
      assertThat(export.step()).isFalse();
    }
  }

  @Test
  void whatIsTakenIsNotSentAgainBecauseTheCursorCannotBeKept() throws Exception {
    Logs.write(folder, 3, 2);
    Cursor cursor = new Cursor(folder.resolve("cursor"));
    Failing there = new Failing(new Random(0)).well();
    // A folder where the new cursor would be written stands in for a disk that is full.
    Path inTheWay = Files.createDirectory(folder.resolve("cursor.new"));
    try (Export export = export(folder, there, cursor)) {
      assertThatThrownBy(export::step).isInstanceOf(IOException.class);
      assertThatThrownBy(export::step).isInstanceOf(IOException.class);
      assertThat(there.sequences()).hasSize(6);
      Files.delete(inTheWay);
      export.step();
      assertThat(there.sequences()).hasSize(6);
    }
    assertThat(cursor.read().next()).isEqualTo(6);
  }

  @Test
  void whatASinkHadGatheredWhenItFailedIsSentAnew() throws Exception {
    Logs.write(folder, 18, 100);
    Cursor cursor = new Cursor(folder.resolve("cursor"));
    Gathering there = new Gathering();
    try (Export export = export(folder, there, cursor)) {
      assertThat(export.step()).isTrue();
      there.failing = true;
      assertThatThrownBy(export::step).isInstanceOf(IOException.class);
      assertThat(there.kept).isEmpty();
      assertThat(cursor.read()).isEqualTo(Mark.START);
      there.failing = false;
      while (export.step()) {
        assertThat(export.next()).isZero();
      }
      assertThat(cursor.read().next()).isEqualTo(1800);
    }
    assertThat(there.kept).containsExactlyElementsOf(LongStream.range(0, 1800).boxed().toList());
  }

  private static Export export(Path data, Sink sink, Cursor cursor) throws IOException {
    return Export.of(data, Selection.of(Period.ALL), sink, Optional.of(cursor), new Lost());
  }

  /** Takes what it is sent, and then often says that it has not. */
  private static final class Failing implements Sink {
    private final Random random;
    private final List<Stored> events = new ArrayList<>();
    private boolean well;

    Failing(Random random) {
      this.random = random;
    }

    Failing well() {
      well = true;
      return this;
    }

    @Override
    public void send(Shipment sent) throws IOException {
      boolean lost = !well && random.nextInt(3) == 0;
      if (!lost || random.nextBoolean()) {
        events.addAll(sent.events());
      }
      if (lost) {
        throw new IOException("lost");
      }
    }

    Stream<Long> sequences() {
      return events.stream().map(Stored::sequence);
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }

  /** Keeps what it has gathered once nothing more comes, and lets go of it where it fails. */
  private static final class Gathering implements Sink {
    private final List<Long> kept = new ArrayList<>();
    private final List<Long> gathered = new ArrayList<>();
    private boolean failing;

    @Override
    public void send(Shipment sent) throws IOException {
      if (failing) {
        gathered.clear();
        throw new IOException("full");
      }
      sent.events().forEach(event -> gathered.add(event.sequence()));
    }

    @Override
    public void idle() {
      kept.addAll(gathered);
      gathered.clear();
    }

    @Override
    public boolean isSettled() {
      return gathered.isEmpty();
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }

  /** Takes no loss. */
  private static final class Lost implements Losses {
    @Override
    public void gap(Gap gap, Why why) {
      throw new AssertionError(gap);
    }

    @Override
    public void unreadable(String what) {
      throw new AssertionError(what);
    }
  }
}
