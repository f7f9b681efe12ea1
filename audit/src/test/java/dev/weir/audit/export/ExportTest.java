package dev.weir.audit.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.audit.Logs;
import dev.weir.audit.Mark;
import dev.weir.audit.Period;
import dev.weir.audit.SegmentLog;
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
      try (Export export = Export.of(data, Format.jsonl, there, Optional.of(cursor), ExportTest::fail)) {
        export.step(Period.ALL);
        export.step(Period.ALL);
      } catch (IOException e) {
        assertThat(e).hasMessage("lost");
      }
    }
    there.well = true;
    try (Export export = Export.of(data, Format.jsonl, there, Optional.of(cursor), ExportTest::fail)) {
      while (export.step(Period.ALL)) {
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
    try (Export export = Export.of(data, Format.csv, new Failing(new Random(0)).well(), Optional.of(cursor),
        ExportTest::fail)) {
      assertThat(export.step(Period.ALL)).isTrue();
      assertThat(export.step(Period.ALL)).isFalse();
    }
    assertThat(cursor.read().next()).isEqualTo(6);
    assertThatThrownBy(
        () -> Export.of(other, Format.csv, new Failing(new Random(0)), Optional.of(cursor), ExportTest::fail))
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
      try (Export export = Export.of(data, Format.syslog, sink, Optional.empty(), ExportTest::fail)) {
        assertThat(export.step(Period.ALL)).isTrue();
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
      sink.send(List.of("again"));
      sink.close();
    }
    assertThat(Sink.at(URI.create("ftp://host/"), Format.csv)).isEmpty();
    assertThat(Sink.at(URI.create("tcp://host"), Format.csv)).isEmpty();
    assertThat(Sink.at(URI.create("nothing"), Format.csv)).isEmpty();
  }

  private static void fail(String what) {
    throw new AssertionError(what);
  }

  /** Takes what it is sent, and then often says that it has not. */
  private static final class Failing implements Sink {
    private final Random random;
    private final List<String> lines = new ArrayList<>();
    private boolean well;

    Failing(Random random) {
      this.random = random;
    }

    Failing well() {
      well = true;
      return this;
    }

    @Override
    public void send(List<String> sent) throws IOException {
      boolean lost = !well && random.nextInt(3) == 0;
      if (!lost || random.nextBoolean()) {
        lines.addAll(sent);
      }
      if (lost) {
        throw new IOException("lost");
      }
    }

    Stream<Long> sequences() {
      return lines.stream().map(line -> Long.parseLong(line.substring(12, line.indexOf(','))));
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }
}
