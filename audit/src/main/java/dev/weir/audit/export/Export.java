package dev.weir.audit.export;

import dev.weir.audit.FolderLock;
import dev.weir.audit.LogFollower;
import dev.weir.audit.LogFollower.Chapter;
import dev.weir.audit.Mark;
import dev.weir.audit.Stored;
import dev.weir.audit.segment.Dropped;
import dev.weir.audit.segment.SegmentFile;
import dev.weir.audit.tree.TreeFiles;
import dev.weir.audit.tree.Verifier;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes the log to a sink, batch by batch: the cursor moves once what the sink has taken is where it belongs, so that every event
 * gets there at least once, whatever ends in between. Reads what is durable at its own pace; no call knows of it. One thread's own.
 */
public final class Export implements AutoCloseable {

  private static final int BATCH = 500;
  /** Of a log whose key nobody has told yet. */
  private static final String NAMELESS = "weir-audit";

  private final Path folder;
  private final Selection selection;
  private final Sink sink;
  private final Optional<Cursor> cursor;
  private final Optional<FolderLock> lock;
  private final Losses losses;
  private @Nullable LogFollower follower;
  private List<Stored> held = List.of();
  private boolean opening;
  /** Whether the sink has taken something that it may still lose. */
  private boolean gathering;
  private Mark at;
  private Mark kept;

  private Export(Path folder, Selection selection, Sink sink, Optional<Cursor> cursor, Losses losses,
      Optional<FolderLock> lock) throws IOException {
    this.folder = folder;
    this.selection = selection;
    this.sink = sink;
    this.cursor = cursor;
    this.losses = losses;
    this.lock = lock;
    kept = cursor.isPresent() ? cursor.get().read() : Mark.START;
    at = kept;
    opening = kept.equals(Mark.START);
    follower = follow();
  }

  /**
   * Returns an export of the log in {@code <dataFolder>/audit}, from where {@code cursor} is. Where the records there were
   * dropped since their time was over, it says so and goes on with the first that is left.
   *
   * @throws IOException where the log does not go on from the cursor: it is another one, or was changed; or where another
   *     process exports with the same cursor
   */
  public static Export of(Path dataFolder, Selection selection, Sink sink, Optional<Cursor> cursor,
      Losses losses) throws IOException {
    Optional<FolderLock> lock = cursor.isPresent() ? Optional.of(cursor.get().lock()) : Optional.empty();
    try {
      return new Export(dataFolder, selection, sink, cursor, losses, lock);
    } catch (IOException | RuntimeException e) {
      if (lock.isPresent()) {
        lock.get().close();
      }
      throw e;
    }
  }

  private LogFollower follow() throws IOException {
    Optional<LogFollower> behind = LogFollower.behind(folder, at);
    if (behind.isPresent()) {
      return behind.get();
    }
    if (Dropped.read(SegmentFile.folder(folder)).next() < at.next()) {
      throw new IOException("the log does not go on from the cursor, which is at record " + at.next()
          + ": it is of another log, or records before it were changed or are gone");
    }
    return LogFollower.of(folder);
  }

  /** Sends the next batch, or once more what could not be sent; returns whether there was anything to do. */
  public boolean step() throws IOException, InterruptedException {
    boolean idle = held.isEmpty() && !read();
    boolean taken = false;
    try {
      send(idle);
      taken = true;
    } finally {
      if (!taken && gathering) {
        startOver();
      }
    }
    gathering = !sink.isSettled();
    if (!gathering && !at.equals(kept)) {
      if (cursor.isPresent()) {
        cursor.get().write(at);
      }
      kept = at;
    }
    return !idle;
  }

  private void send(boolean idle) throws IOException, InterruptedException {
    if (idle) {
      sink.idle();
    } else if (!held.isEmpty()) {
      sink.send(new Shipment(name(), held, opening));
      held = List.of();
      opening = false;
    }
  }

  /** What the sink had gathered is gone: all behind the cursor is read anew. */
  private void startOver() throws IOException {
    gathering = false;
    held = List.of();
    at = kept;
    opening = kept.equals(Mark.START);
    stopReading();
  }

  private void stopReading() throws IOException {
    LogFollower last = follower;
    follower = null;
    if (last != null) {
      last.close();
    }
  }

  /** Returns the sequence of the first record that is still to come, as far as the cursor knows. */
  public long next() {
    return kept.next();
  }

  private String name() throws IOException {
    return TreeFiles.in(SegmentFile.folder(folder)).verifier().map(Verifier::name).orElse(NAMELESS);
  }

  /** Reads what is to be sent next, which may be nothing of what there is; returns whether there was anything. */
  private boolean read() throws IOException, InterruptedException {
    LogFollower from = follower == null ? follow() : follower;
    // Until all of it is read: where that fails, it is read again from where the last batch ended.
    follower = null;
    try {
      List<Stored> batch = new ArrayList<>();
      Mark end = read(from, batch);
      boolean moved = !end.equals(at);
      at = end;
      held = batch;
      follower = from;
      return moved;
    } finally {
      if (follower == null) {
        from.close();
      }
    }
  }

  private Mark read(LogFollower from, List<Stored> batch) throws IOException, InterruptedException {
    Gap late = Gap.NONE;
    Mark end = at;
    for (Optional<Chapter> next = from.next(); next.isPresent();) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      Chapter chapter = next.get();
      chapter.unreadable().ifPresent(losses::unreadable);
      tell(Gap.before(chapter, end), Losses.Why.GONE);
      for (Stored stored : chapter.events()) {
        if (selection.wants(stored.event())) {
          if (selection.isLate(stored.event())) {
            late = late.and(stored.sequence());
          } else {
            batch.add(stored);
          }
        }
      }
      end = chapter.mark().orElse(end);
      next = batch.size() < BATCH ? from.next() : Optional.empty();
    }
    tell(late, Losses.Why.LATE);
    return end;
  }

  private void tell(Gap gap, Losses.Why why) throws IOException, InterruptedException {
    if (gap.count() > 0) {
      losses.gap(gap, why);
    }
  }

  @Override
  public void close() throws IOException {
    try (sink) {
      stopReading();
    } finally {
      if (lock.isPresent()) {
        lock.get().close();
      }
    }
  }
}
