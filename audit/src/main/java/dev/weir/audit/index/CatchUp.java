package dev.weir.audit.index;

import dev.weir.audit.LogFollower;
import dev.weir.audit.LogFollower.Chapter;
import dev.weir.audit.Mark;
import dev.weir.audit.segment.Dropped;
import dev.weir.audit.segment.Hash;
import dev.weir.audit.segment.SegmentFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** One way of the index through the log, a batch at a time, each from the mark that is in the index, whoever put it there. */
final class CatchUp implements AutoCloseable {

  /** Records that become durable in the index together: the more, the more calls share the numbers of their hour. */
  private static final int BATCH = 200_000;

  private final Path data;
  private final Connection db;
  private final Names names;
  private final LocalEntries entries;
  private final Indexing indexing;
  private ReadAhead log;
  private Mark at = Mark.START;

  CatchUp(Path data, Connection db, Names names) throws SQLException {
    this.data = data;
    this.db = db;
    this.names = names;
    entries = new LocalEntries(db);
    indexing = new Indexing(names, new Tallies(db, names), entries);
    log = new ReadAhead(LogFollower.of(data));
  }

  /** Takes the next batch, within the caller's transaction; returns whether there may be more. */
  boolean step() throws SQLException, IOException {
    meet(mark(db));
    forget();
    int taken = 0;
    Optional<Chapter> chapter = log.next();
    while (chapter.isPresent()) {
      indexing.take(chapter.get());
      at = chapter.get().mark().orElse(at);
      taken += chapter.get().events().size();
      chapter = taken < BATCH ? log.next() : Optional.empty();
    }
    indexing.write();
    keep();
    return taken >= BATCH;
  }

  /** Goes on where the index is; where that is nowhere in the log, the index is of another one, and begins anew. */
  private void meet(Mark mark) throws SQLException, IOException {
    if (mark.equals(at)) {
      return;
    }
    names.forget();
    entries.forget();
    log.close();
    Optional<LogFollower> behind = LogFollower.behind(data, mark);
    if (behind.isEmpty()) {
      Schema.clear(db);
    }
    log = new ReadAhead(behind.orElseGet(() -> LogFollower.of(data)));
    at = behind.isEmpty() ? Mark.START : mark;
  }

  /** What was dropped of the log is no hit any more; the numbers of its hours stay. */
  private void forget() throws SQLException, IOException {
    try (PreparedStatement gone = db.prepareStatement("DELETE FROM entry WHERE sequence < ?")) {
      gone.setLong(1, Dropped.read(SegmentFile.folder(data)).next());
      gone.executeUpdate();
    }
  }

  /** Returns how far the index is. */
  static Mark mark(Connection db) throws SQLException {
    try (Statement statement = db.createStatement();
        ResultSet row = statement.executeQuery("SELECT segment, at, next, hash FROM mark")) {
      return row.next()
          ? new Mark(row.getInt(1), row.getLong(2), row.getLong(3),
              Hash.read(ByteBuffer.wrap(row.getBytes(4)), 0))
          : Mark.START;
    }
  }

  private void keep() throws SQLException {
    try (PreparedStatement put = db.prepareStatement("INSERT OR REPLACE INTO mark VALUES (1, ?, ?, ?, ?)")) {
      put.setInt(1, at.segment());
      put.setLong(2, at.offset());
      put.setLong(3, at.next());
      put.setBytes(4, at.hash().bytes());
      put.executeUpdate();
    }
  }

  @Override
  public void close() throws SQLException, IOException {
    log.close();
    indexing.close();
  }
}
