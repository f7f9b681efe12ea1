package dev.weir.audit;

import dev.weir.audit.segment.SegmentFile;
import dev.weir.audit.segment.Tape;
import dev.weir.audit.tree.LogKey;
import dev.weir.model.AuditEvent;
import dev.weir.model.Receipt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** Opens, fills and reads small logs. */
public final class Logs {

  public static final InstantSource CLOCK = InstantSource.fixed(Events.START);
  static final Limits SMALL = new Limits(4096, 1 << 16, 100, Duration.ZERO, Duration.ofSeconds(1));

  private Logs() {}

  /** Returns a log that rolls every few kilobytes. */
  public static final LogKey KEY = LogKey.of(new byte[32]);

  public static SegmentLog open(Path data) throws IOException {
    return SegmentLog.open(data, CLOCK, KEY, SMALL, Tape::file);
  }

  /** Writes frames of {@code size} intents each, one after the other. */
  public static void write(Path data, int frames, int size) throws Exception {
    try (SegmentLog log = open(data)) {
      for (int frame = 0; frame < frames; frame++) {
        appendTogether(log, frame * size, size);
      }
    }
  }

  /** Appends intents so that most of them share a frame, and waits until all are kept. */
  public static void appendTogether(SegmentLog log, int from, int size) throws Exception {
    List<CompletionStage<Receipt>> kept = IntStream.range(from, from + size)
        .mapToObj(number -> log.append(Events.intent(number))).toList();
    for (CompletionStage<Receipt> one : kept) {
      await(one);
    }
  }

  public static Receipt await(CompletionStage<Receipt> stage) throws Exception {
    return stage.toCompletableFuture().get(10, TimeUnit.SECONDS);
  }

  public static List<Stored> read(Path data) throws IOException {
    List<Stored> events = new ArrayList<>();
    AuditReader.of(data).forward(Period.ALL, collector(events));
    return events;
  }

  public static List<AuditEvent> events(Path data) throws IOException {
    return read(data).stream().map(Stored::event).toList();
  }

  public static AuditReader.Visitor collector(List<Stored> into) {
    return new AuditReader.Visitor() {
      @Override
      public boolean event(Stored stored) {
        return into.add(stored);
      }

      @Override
      public void unreadable(String what) {
        throw new AssertionError(what);
      }
    };
  }

  public static List<Path> segments(Path data) throws IOException {
    return SegmentFile.list(SegmentFile.folder(data)).stream().map(SegmentFile::path).toList();
  }

  public static Path copy(Path data, Path to) throws IOException {
    Path audit = Files.createDirectories(to.resolve("audit"));
    try (var files = Files.list(data.resolve("audit"))) {
      for (Path file : files.toList()) {
        Files.copy(file, audit.resolve(String.valueOf(file.getFileName())));
      }
    }
    return to;
  }
}
