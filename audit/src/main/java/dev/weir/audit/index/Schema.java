package dev.weir.audit.index;

import dev.weir.audit.search.Field;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The tables. A text stands once, in {@code name}; several values of one field stand there as one text with line ends between
 * them. {@code entry} is a decision or a change and where it is in the log, {@code block} the times of 1024 records,
 * {@code tally} the numbers of
 * an hour and a flow, {@code total} those of an hour, a decision and a single value.
 */
final class Schema {

  static final int FORM = 2;
  static final int BLOCK_RECORDS = 1024;

  /** What a search begins with most often; the rest narrows what these leave. */
  private static final List<String> SOUGHT = List.of("caller", "destination", "decision", "kind", "status",
      "call");

  private static final String FIELDS = Field.OF_CALLS.stream()
      .map(field -> field.word() + " INTEGER NOT NULL")
      .collect(Collectors.joining(", "));

  private static final List<String> TABLES = List.of(
      "CREATE TABLE mark (id INTEGER PRIMARY KEY, segment INTEGER NOT NULL, at INTEGER NOT NULL, next INTEGER NOT NULL, hash BLOB NOT NULL)",
      "CREATE TABLE name (id INTEGER PRIMARY KEY, field TEXT NOT NULL, text TEXT NOT NULL, UNIQUE (field, text))",
      "CREATE TABLE entry (sequence INTEGER PRIMARY KEY, at INTEGER NOT NULL, is_change INTEGER NOT NULL, call INTEGER NOT NULL,"
          + " within INTEGER NOT NULL, place INTEGER NOT NULL, ending INTEGER NOT NULL, ended INTEGER NOT NULL, "
          + FIELDS + ")",
      "CREATE TABLE block (id INTEGER PRIMARY KEY, earliest INTEGER NOT NULL, latest INTEGER NOT NULL)",
      "CREATE TABLE tally (kind INTEGER NOT NULL, hour INTEGER NOT NULL, caller INTEGER NOT NULL, team INTEGER NOT NULL,"
          + " destination INTEGER NOT NULL, decision INTEGER NOT NULL, rule INTEGER NOT NULL, calls INTEGER NOT NULL,"
          + " findings INTEGER NOT NULL, bytes INTEGER NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL,"
          + " PRIMARY KEY (kind, hour, caller, team, destination, decision, rule)) WITHOUT ROWID",
      "CREATE TABLE total (field TEXT NOT NULL, decision INTEGER NOT NULL, hour INTEGER NOT NULL, value INTEGER NOT NULL,"
          + " calls INTEGER NOT NULL, findings INTEGER NOT NULL, bytes INTEGER NOT NULL, first INTEGER NOT NULL,"
          + " last INTEGER NOT NULL, PRIMARY KEY (field, decision, hour, value)) WITHOUT ROWID",
      "PRAGMA user_version = " + FORM);

  private Schema() {}

  /** Makes the tables where they are missing or of another form; returns whether it did. */
  static boolean make(Connection db) throws SQLException {
    try (Statement statement = db.createStatement()) {
      try (var form = statement.executeQuery("PRAGMA user_version")) {
        if (form.next() && form.getInt(1) == FORM) {
          return false;
        }
      }
      clear(db);
      return true;
    }
  }

  /** Throws away all that there is. */
  static void clear(Connection db) throws SQLException {
    try (Statement statement = db.createStatement()) {
      for (String table : List.of("mark", "name", "entry", "block", "tally", "total")) {
        statement.execute("DROP TABLE IF EXISTS " + table);
      }
      for (String table : TABLES) {
        statement.execute(table);
      }
    }
  }

  /** Makes what speeds up a search; on a full table that is far quicker than along with every row. */
  static void sort(Connection db) throws SQLException {
    try (Statement statement = db.createStatement()) {
      for (String column : SOUGHT) {
        statement.execute("CREATE INDEX IF NOT EXISTS entry_" + column + " ON entry (" + column + ")");
      }
      statement.execute("CREATE INDEX IF NOT EXISTS entry_within ON entry (within) WHERE within <> 0");
      // Else a condition on the decision may be sought first, which half of the table meets.
      statement.execute("PRAGMA optimize = 0x10002");
    }
  }
}
