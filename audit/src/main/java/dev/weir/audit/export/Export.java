package dev.weir.audit.export;

import dev.weir.audit.LogFollower;
import dev.weir.audit.LogFollower.Chapter;
import dev.weir.audit.Mark;
import dev.weir.audit.Period;
import dev.weir.audit.Stored;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Takes the log to a sink, batch by batch: the cursor moves once the sink has taken one, so that every event gets there at
 * least once, whatever ends in between. Reads what is durable at its own pace; no call knows of it.
 */
public final class Export implements AutoCloseable {

  private static final int BATCH = 500;

  private final Format format;
  private final Sink sink;
  private final Optional<Cursor> cursor;
  private final Consumer<String> unreadable;
  private final LogFollower follower;
  private boolean headDue;
  private List<String> held = List.of();
  private Mark at;

  private Export(Format format, Sink sink, Optional<Cursor> cursor, Consumer<String> unreadable,
      LogFollower follower, Mark at) {
    this.format = format;
    this.sink = sink;
    this.cursor = cursor;
    this.unreadable = unreadable;
    this.follower = follower;
    this.at = at;
    headDue = at.equals(Mark.START);
  }

  /**
   * Returns an export of the log in {@code <dataFolder>/audit}, from where {@code cursor} is.
   *
   * @param unreadable is told what of the log cannot be read
   * @throws IOException where the log does not go on from the cursor: it is another one, or was changed
   */
  public static Export of(Path dataFolder, Format format, Sink sink, Optional<Cursor> cursor,
      Consumer<String> unreadable) throws IOException {
    Mark from = cursor.isPresent() ? cursor.get().read() : Mark.START;
    LogFollower follower = LogFollower.behind(dataFolder, from)
        .orElseThrow(
            () -> new IOException("the log does not go on from the cursor, which is at record " + from.next()
                + ": it is of another log, or records before it were changed or are gone"));
    return new Export(format, sink, cursor, unreadable, follower, from);
  }

  /** Sends the next batch, or once more the one that could not be sent; returns whether there was any. */
  public boolean step(Period period) throws IOException, InterruptedException {
    if (held.isEmpty()) {
      held = next(period);
    }
    if (held.isEmpty()) {
      return false;
    }
    sink.send(held);
    held = List.of();
    if (cursor.isPresent()) {
      cursor.get().write(at);
    }
    return true;
  }

  private List<String> next(Period period) throws IOException {
    List<String> lines = new ArrayList<>();
    if (headDue) {
      format.head().ifPresent(lines::add);
      headDue = false;
    }
    for (Optional<Chapter> chapter = follower.next(); chapter.isPresent();) {
      chapter.get().unreadable().ifPresent(unreadable);
      for (Stored stored : chapter.get().events()) {
        if (period.contains(stored.event().at())) {
          lines.add(format.line(stored));
        }
      }
      at = chapter.get().mark().orElse(at);
      chapter = lines.size() < BATCH ? follower.next() : Optional.empty();
    }
    return lines;
  }

  @Override
  public void close() throws IOException {
    try (follower) {
      sink.close();
    }
  }
}
