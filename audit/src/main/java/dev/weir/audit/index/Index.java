package dev.weir.audit.index;

import dev.weir.audit.Period;
import dev.weir.audit.search.Field;
import dev.weir.audit.search.Found;
import dev.weir.audit.search.Query;
import dev.weir.audit.search.Term;
import dev.weir.audit.segment.OwnerOnly;
import dev.weir.audit.segment.SegmentFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import org.sqlite.JDBC;

/**
 * The index in {@code <data>/audit-index}. Says where to look; what is shown is read from the log itself, so that a wrong
 * index can hide a record but never make one up. Follows the log with a mark that fits it alone; where the mark does not fit
 * any more the index is made anew. Several processes may use it at once. One thread's own.
 */
public final class Index implements AutoCloseable {

  private final Path data;
  private final Connection db;
  private final Names names;

  /** Is told how far it has come. */
  public interface Progress {
    /** Takes how many records of the log are indexed; returns whether to go on. */
    boolean at(long records);
  }

  private Index(Path data, Connection db) throws SQLException {
    this.data = data;
    this.db = db;
    names = new Names(db, "text = ?");
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
    Properties properties = new Properties();
    // Else the driver asks for the number of every row that is put in: a fifth of the time.
    properties.setProperty("jdbc.get_generated_keys", "false");
    Connection db = JDBC.createConnection("jdbc:sqlite:" + folder(dataFolder).resolve("index.db"),
        properties);
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
      return CatchUp.mark(db).next();
    } catch (SQLException e) {
      throw trouble(data, e);
    }
  }

  /** Takes in what the log has got since the last time; returns whether that was all, or {@code progress} did not go on. */
  public boolean catchUp(Progress progress) throws IOException {
    try (CatchUp catchUp = new CatchUp(data, db, names)) {
      if (records() > 0) {
        Schema.sort(db);
      }
      while (inTransaction(db, catchUp::step)) {
        if (!progress.at(records())) {
          return false;
        }
      }
      Schema.sort(db);
      return true;
    } catch (SQLException e) {
      throw trouble(data, e);
    }
  }

  /** Returns what {@code query} finds among what is indexed. */
  public Found search(Query query) throws IOException {
    return search(query, Searching.ALL);
  }

  /** Returns what {@code query} finds among the notices that are indexed: goes through no call, however many there are. */
  public Found notices(Query query) throws IOException {
    return search(query, Searching.NOTICES);
  }

  private Found search(Query query, String rows) throws IOException {
    try (Searching searching = new Searching(db, names, SegmentFile.folder(data), query, rows)) {
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
      return Counting.of(db, names, by, terms, period).top(newest, limit);
    } catch (SQLException e) {
      throw trouble(data, e);
    }
  }

  @Override
  public void close() throws IOException {
    try (db) {
      names.close();
    } catch (SQLException e) {
      throw trouble(data, e);
    }
  }
}
