package dev.weir.audit.index;

import dev.weir.audit.LogFollower;
import dev.weir.audit.LogFollower.Chapter;
import dev.weir.audit.Mark;
import dev.weir.audit.Period;
import dev.weir.audit.search.Field;
import dev.weir.audit.search.Found;
import dev.weir.audit.search.Query;
import dev.weir.audit.search.Term;
import dev.weir.audit.segment.Hash;
import dev.weir.audit.segment.OwnerOnly;
import dev.weir.audit.segment.SegmentFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.sqlite.JDBC;

/**
 * The index in {@code <data>/audit-index}. Says where to look; what is shown is read from the log itself, so that a wrong
 * index can hide a record but never make one up. Follows the log with a mark that fits it alone; where the mark does not fit
 * any more the index is made anew. Several processes may use it at once. One thread's own.
 */
public final class Index implements AutoCloseable {

  /** Records that become durable in the index together. */
  private static final int BATCH = 50_000;

  private final Path data;
  private final Connection db;
  private final Names names;

  /** Is told how many records of the log are indexed. */
  public interface Progress {
    void at(long records);
  }

  private Index(Path data, Connection db) throws SQLException {
    this.data = data;
    this.db = db;
    names = new Names(db);
  }

  /** Returns where the index of a data folder is. */
  public static Path folder(Path dataFolder) {
    return dataFolder.resolve("audit-index");
  }

  /** Returns the index of the log in {@code <dataFolder>/audit} as it is; one that cannot be read at all is thrown away. */
  public static Index open(Path dataFolder) throws IOException {
    OwnerOnly.folder(folder(dataFolder));
    try {
      return connect(dataFolder);
    } catch (SQLException e) {
      delete(dataFolder);
      try {
        return connect(dataFolder);
      } catch (SQLException again) {
        throw trouble(dataFolder, again);
      }
    }
  }

  private static Index connect(Path dataFolder) throws SQLException {
    Connection db = JDBC.createConnection("jdbc:sqlite:" + folder(dataFolder).resolve("index.db"), new Properties());
    try {
      try (Statement statement = db.createStatement()) {
        for (String pragma : List.of("busy_timeout = 60000", "journal_mode = WAL", "synchronous = NORMAL",
            "cache_size = -32768")) {
          statement.execute("PRAGMA " + pragma);
        }
      }
      inTransaction(db, () -> Schema.make(db));
      return new Index(dataFolder, db);
    } catch (SQLException e) {
      db.close();
      throw e;
    }
  }

  /** Throws the index of a data folder away. */
  public static void delete(Path dataFolder) throws IOException {
    for (String suffix : List.of("", "-wal", "-shm")) {
      Files.deleteIfExists(folder(dataFolder).resolve("index.db" + suffix));
    }
  }

  private interface Work<T> {
    T run() throws SQLException, IOException;
  }

  private static <T> T inTransaction(Connection db, Work<T> work) throws SQLException {
    try (Statement statement = db.createStatement()) {
      statement.execute("BEGIN IMMEDIATE");
      boolean done = false;
      try {
        T result = work.run();
        statement.execute("COMMIT");
        done = true;
        return result;
      } catch (IOException e) {
        throw new SQLException(e.getMessage(), e);
      } finally {
        if (!done) {
          statement.execute("ROLLBACK");
        }
      }
    }
  }

  private static IOException trouble(Path dataFolder, SQLException e) {
    return new IOException("the audit index in " + folder(dataFolder) + " cannot be used: " + e.getMessage()
        + ". It holds nothing that is not in the log: remove the folder, or leave it out with --no-index", e);
  }

  /** Forgets everything. */
  public void clear() throws IOException {
    try {
      inTransaction(db, () -> {
        Schema.clear(db);
        return true;
      });
      names.forget();
    } catch (SQLException e) {
      throw trouble(data, e);
    }
  }

  /** Returns how many records of the log are indexed. */
  public long records() throws IOException {
    try {
      return mark().next();
    } catch (SQLException e) {
      throw trouble(data, e);
    }
  }

  /** Takes in what the log has got since the last time. */
  public void catchUp(Progress progress) throws IOException {
    try (Indexing indexing = new Indexing(db, names)) {
      sortUnlessEmpty();
      Optional<LogFollower> follower = Optional.empty();
      Mark at = Mark.START;
      boolean more = true;
      while (more) {
        Step step = new Step(indexing, follower, at);
        more = inTransaction(db, step::take);
        follower = step.follower;
        at = step.at;
        progress.at(at.next());
      }
      if (follower.isPresent()) {
        follower.get().close();
      }
      Schema.sort(db);
    } catch (SQLException e) {
      throw trouble(data, e);
    }
  }

  private void sortUnlessEmpty() throws SQLException {
    if (!mark().equals(Mark.START)) {
      Schema.sort(db);
    }
  }

  /** One transaction: from the mark that is in the index, whoever has put it there. */
  private final class Step {
    private final Indexing indexing;
    private Optional<LogFollower> follower;
    private Mark at;

    Step(Indexing indexing, Optional<LogFollower> follower, Mark at) {
      this.indexing = indexing;
      this.follower = follower;
      this.at = at;
    }

    /** Returns whether there may be more. */
    boolean take() throws SQLException, IOException {
      Mark mark = mark();
      if (follower.isEmpty() || !mark.equals(at)) {
        at = mark;
        names.forget();
        indexing.forget();
        follower = LogFollower.behind(data, mark);
        if (follower.isEmpty()) {
          Schema.clear(db);
          follower = Optional.of(LogFollower.of(data));
          at = Mark.START;
        }
      }
      int taken = 0;
      Optional<Chapter> chapter = follower.get().next();
      while (chapter.isPresent()) {
        indexing.take(chapter.get());
        at = chapter.get().mark().orElse(at);
        taken += chapter.get().events().size();
        chapter = taken < BATCH ? follower.get().next() : Optional.empty();
      }
      indexing.write();
      mark(at);
      return taken >= BATCH;
    }
  }

  private Mark mark() throws SQLException {
    try (Statement statement = db.createStatement();
        ResultSet row = statement.executeQuery("SELECT segment, at, next, hash FROM mark")) {
      return row.next()
          ? new Mark(row.getInt(1), row.getLong(2), row.getLong(3), Hash.read(ByteBuffer.wrap(row.getBytes(4)), 0))
          : Mark.START;
    }
  }

  private void mark(Mark mark) throws SQLException {
    try (PreparedStatement put = db.prepareStatement("INSERT OR REPLACE INTO mark VALUES (1, ?, ?, ?, ?)")) {
      put.setInt(1, mark.segment());
      put.setLong(2, mark.offset());
      put.setLong(3, mark.next());
      put.setBytes(4, mark.hash().bytes());
      put.executeUpdate();
    }
  }

  /** Returns what {@code query} finds among what is indexed. */
  public Found search(Query query) throws IOException {
    try (Searching searching = new Searching(db, names, SegmentFile.folder(data), query)) {
      return searching.found();
    } catch (SQLException e) {
      throw trouble(data, e);
    }
  }

  /**
   * Returns what there was most of, or newest.
   *
   * @param by one of {@link Counting#FIELDS}
   * @param terms conditions on these fields, and on no other
   * @param period widened to whole hours
   * @param newest in the order in which they were first seen, the newest first; the most frequent come first otherwise
   */
  public Top top(Field by, List<Term> terms, Period period, boolean newest, int limit) throws IOException {
    try {
      return new Counting(db, names, by, terms, period).top(newest, limit);
    } catch (SQLException e) {
      throw trouble(data, e);
    }
  }

  @Override
  public void close() throws IOException {
    try (Connection own = db) {
      names.close();
    } catch (SQLException e) {
      throw trouble(data, e);
    }
  }
}
