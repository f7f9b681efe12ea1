package dev.weir.audit.index.shared;

import dev.weir.audit.LogFollower;
import dev.weir.audit.LogFollower.Chapter;
import dev.weir.audit.Mark;
import dev.weir.audit.Stored;
import dev.weir.audit.index.Indexing;
import dev.weir.audit.index.Names;
import dev.weir.audit.index.Tallies;
import dev.weir.audit.segment.Hash;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * One log on its way into the store, on one connection. A batch and the mark behind it become durable together, so that every
 * record is there once, whatever ends in between; whoever ships the same log meanwhile is noticed, and the batch taken back.
 */
final class Consignment implements AutoCloseable {

  /** Records that become durable in the store together, but for those of the last frame. */
  private static final int BATCH = 10_000;

  private final Connection connection;
  private final Days days;
  private final long weir;
  private final Names names;
  private final Indexing indexing;
  private final LogFollower follower;
  private Mark at;

  private Consignment(Connection connection, Days days, long weir, Mark at, LogFollower follower)
      throws SQLException {
    this.connection = connection;
    this.days = days;
    this.weir = weir;
    this.at = at;
    this.follower = follower;
    names = SharedIndex.names(connection);
    indexing = new Indexing(names, new Tallies(connection, names), new SharedEntries(connection, weir));
  }

  /**
   * Returns what ships the log of {@code data}, which is {@code name}'s, from where it is shipped to.
   *
   * @throws IOException where the log does not go on from there
   */
  static Consignment of(Connection connection, Path data, String name, Days days)
      throws SQLException, IOException {
    try (PreparedStatement add = connection.prepareStatement(
        "INSERT INTO weir (name, segment, at, next, hash) VALUES (?, 0, 0, 0, ?) ON CONFLICT DO NOTHING");
        PreparedStatement find = connection
            .prepareStatement("SELECT id, segment, at, next, hash FROM weir WHERE name = ?")) {
      add.setString(1, name);
      add.setBytes(2, Mark.START.hash().bytes());
      find.setString(1, name);
      try (ResultSet known = find.executeQuery()) {
        if (known.next()) {
          return of(connection, data, days, known);
        }
      }
      add.executeUpdate();
      connection.commit();
      try (ResultSet fresh = find.executeQuery()) {
        fresh.next();
        return of(connection, data, days, fresh);
      }
    }
  }

  private static Consignment of(Connection connection, Path data, Days days, ResultSet row)
      throws SQLException, IOException {
    Mark at = new Mark(row.getInt(2), row.getLong(3), row.getLong(4),
        Hash.read(ByteBuffer.wrap(row.getBytes(5)), 0));
    LogFollower follower = LogFollower.behind(data, at)
        .orElseThrow(() -> new IOException("the log does not go on from"
            + " record " + at.next()
            + ", to which it was shipped: it is of another data folder with the same key, or"
            + " records behind that are gone"));
    long weir = row.getLong(1);
    connection.commit();
    return new Consignment(connection, days, weir, at, follower);
  }

  /** Returns the sequence of the first record that is not shipped yet. */
  long next() {
    return at.next();
  }

  /** Ships the next batch; returns whether there was any. */
  boolean step() throws SQLException, IOException {
    List<Chapter> batch = batch();
    Optional<Mark> behind = batch.stream().flatMap(chapter -> chapter.mark().stream())
        .reduce((_, last) -> last);
    if (behind.isEmpty()) {
      return false;
    }
    make(batch);
    try (Statement statement = connection.createStatement()) {
      statement.execute(SharedIndex.ALONE);
    }
    for (Chapter chapter : batch) {
      indexing.take(chapter);
    }
    indexing.write();
    keep(behind.get());
    connection.commit();
    at = behind.get();
    return true;
  }

  private List<Chapter> batch() throws IOException {
    List<Chapter> batch = new ArrayList<>();
    int records = 0;
    for (Optional<Chapter> next = follower.next(); next.isPresent();) {
      batch.add(next.get());
      records += next.get().events().size();
      next = records < BATCH ? follower.next() : Optional.empty();
    }
    return batch;
  }

  /** In a transaction of its own, which is short: searches wait for it. */
  private void make(List<Chapter> batch) throws SQLException {
    TreeSet<LocalDate> needed = new TreeSet<>();
    for (Chapter chapter : batch) {
      for (Stored stored : chapter.events()) {
        needed.add(Days.of(stored.event().at()));
      }
    }
    for (LocalDate day : needed) {
      days.make(connection, day);
    }
    connection.commit();
  }

  private void keep(Mark behind) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(
        "UPDATE weir SET segment = ?, at = ?, next = ?, hash = ? WHERE id = ? AND next = ? AND hash = ?")) {
      statement.setInt(1, behind.segment());
      statement.setLong(2, behind.offset());
      statement.setLong(3, behind.next());
      statement.setBytes(4, behind.hash().bytes());
      statement.setLong(5, weir);
      statement.setLong(6, at.next());
      statement.setBytes(7, at.hash().bytes());
      if (statement.executeUpdate() != 1) {
        throw new SQLException("another process ships the same log");
      }
    }
  }

  @Override
  public void close() throws SQLException, IOException {
    try (follower; names) {
      indexing.close();
    }
  }
}
