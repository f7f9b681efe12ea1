package dev.weir.vault;

import dev.weir.model.net.Bytes;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sealed rows of one section, as they go to PostgreSQL and come from there.
 *
 * @param edition of the section; 0 where nothing was ever written
 * @param sealed what stands with the section
 */
record RowsOf(long edition, Bytes sealed, List<Row> rows) {

  RowsOf {
    rows = List.copyOf(rows);
  }

  /** One of them; its id in hexadecimal. */
  record Row(String id, long edition, Bytes sealed) {
    byte[] key() {
      return HexFormat.of().parseHex(id);
    }
  }

  private static final RowsOf NONE = new RowsOf(0, Bytes.EMPTY, List.of());

  private static final String LOCK = "SELECT edition FROM section WHERE name = ? FOR UPDATE";
  private static final String BEGIN = "INSERT INTO section VALUES (?, 0, '') ON CONFLICT DO NOTHING";
  private static final String CLEAR = "DELETE FROM entry WHERE section = ?";
  /** One statement sees one state. */
  private static final String SINCE = "SELECT whole.edition, whole.sealed, entry.id, entry.edition, entry.sealed"
      + " FROM section whole LEFT JOIN entry ON entry.section = whole.name AND entry.edition > ? WHERE whole.name = ?";
  private static final String WRITE = "WITH whole AS (UPDATE section SET edition = ?, sealed = ? WHERE name = ?),"
      + " gone AS (DELETE FROM entry WHERE section = ? AND id = ANY(?))"
      + " INSERT INTO entry SELECT ?, id, ?, sealed FROM unnest(?, ?) AS fresh (id, sealed)"
      + " ON CONFLICT (section, id) DO UPDATE SET edition = excluded.edition, sealed = excluded.sealed";

  /** Keeps others from changing the section until the transaction ends; returns its edition. */
  static long lock(Connection connection, String section) throws SQLException {
    try (PreparedStatement begin = connection.prepareStatement(BEGIN);
        PreparedStatement lock = connection.prepareStatement(LOCK)) {
      begin.setString(1, section);
      begin.executeUpdate();
      lock.setString(1, section);
      try (ResultSet row = lock.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  /** Returns the section with the rows that were written after {@code edition}. */
  static RowsOf since(Connection connection, String section, long edition) throws SQLException {
    try (PreparedStatement ask = connection.prepareStatement(SINCE)) {
      ask.setLong(1, edition);
      ask.setString(2, section);
      try (ResultSet row = ask.executeQuery()) {
        return read(row);
      }
    }
  }

  private static RowsOf read(ResultSet row) throws SQLException {
    if (!row.next()) {
      return NONE;
    }
    long edition = row.getLong(1);
    Bytes sealed = Bytes.wrap(row.getBytes(2));
    List<Row> rows = new ArrayList<>();
    do {
      byte @Nullable [] id = row.getBytes(3);
      if (id != null) {
        rows.add(new Row(HexFormat.of().formatHex(id), row.getLong(4), Bytes.wrap(row.getBytes(5))));
      }
    } while (row.next());
    return new RowsOf(edition, sealed, rows);
  }

  static void clear(Connection connection, String section) throws SQLException {
    try (PreparedStatement clear = connection.prepareStatement(CLEAR)) {
      clear.setString(1, section);
      clear.executeUpdate();
    }
  }

  /** Writes the next edition of a section that is locked: {@code gone} are the ids of rows that are no more. */
  static void write(Connection connection, String section, List<String> gone, RowsOf next)
      throws SQLException {
    try (PreparedStatement write = connection.prepareStatement(WRITE)) {
      write.setLong(1, next.edition());
      write.setBytes(2, next.sealed().array());
      write.setString(3, section);
      write.setString(4, section);
      write.setArray(5,
          bytes(connection, gone.stream().map(HexFormat.of()::parseHex).toArray(byte[][]::new)));
      write.setString(6, section);
      write.setLong(7, next.edition());
      write.setArray(8, bytes(connection, next.rows().stream().map(Row::key).toArray(byte[][]::new)));
      write.setArray(9,
          bytes(connection, next.rows().stream().map(row -> row.sealed().array()).toArray(byte[][]::new)));
      write.executeUpdate();
    }
  }

  private static Array bytes(Connection connection, byte[][] values) throws SQLException {
    return connection.createArrayOf("bytea", values);
  }
}
