package dev.weir.audit.index;

import dev.weir.audit.Stored;
import dev.weir.audit.search.Found;
import dev.weir.audit.search.Hit;
import dev.weir.audit.search.Query;
import dev.weir.model.AuditEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One search: rows from the index in the order of the answer, records from the log, and only those that are really meant. */
final class Searching implements AutoCloseable {

  static final String ALL = "entry WHERE";
  /** What is no call has no decision. Left to itself the database may begin with a caller, of whom there are many calls. */
  static final String NOTICES = "entry INDEXED BY entry_decision WHERE decision = 0 AND is_change = 0 AND";

  private final Connection db;
  private final Names names;
  private final Frames frames;
  private final Query query;
  private final String rows;
  private final List<Hit> hits = new ArrayList<>();
  private final List<String> unreadable = new ArrayList<>();

  /** @param rows which to look at, as SQL: {@link #ALL} or {@link #NOTICES} */
  Searching(Connection db, Names names, Path log, Query query, String rows) {
    this.db = db;
    this.names = names;
    this.query = query;
    this.rows = rows;
    frames = new Frames(log);
  }

  Found found() throws SQLException, IOException {
    String sql = "SELECT sequence, place, ending, ended FROM " + rows + " sequence BETWEEN ? AND ? AND "
        + Narrow.to(query, names)
        + " AND at BETWEEN ? AND ? ORDER BY sequence " + (query.newestFirst() ? "DESC" : "ASC");
    long since = Times.millis(query.period().since());
    long until = Times.millis(query.period().until());
    try (PreparedStatement statement = db.prepareStatement(sql)) {
      statement.setLong(1, first(since));
      statement.setLong(2, last(until));
      statement.setLong(3, since);
      statement.setLong(4, until);
      try (ResultSet row = statement.executeQuery()) {
        while (hits.size() < query.limit() && row.next()) {
          take(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4));
        }
      }
    }
    return new Found(hits, unreadable);
  }

  private long first(long since) throws SQLException {
    long first = block("SELECT min(id) FROM block WHERE latest >= ?", since)
        .map(id -> id * Schema.BLOCK_RECORDS)
        .orElse(Long.MAX_VALUE);
    boolean from = !query.newestFirst() && query.behind().isPresent();
    return from ? Math.max(first, query.behind().get() + 1) : first;
  }

  private long last(long until) throws SQLException {
    long last = block("SELECT max(id) FROM block WHERE earliest <= ?", until)
        .map(id -> (id + 1) * Schema.BLOCK_RECORDS).orElse(Long.MIN_VALUE);
    boolean to = query.newestFirst() && query.behind().isPresent();
    return to ? Math.min(last, query.behind().get() - 1) : last;
  }

  /** The times of a log go up, but for clocks that were set: so it is asked of every block, not of one order of them. */
  private Optional<Long> block(String sql, long time) throws SQLException {
    try (PreparedStatement statement = db.prepareStatement(sql)) {
      statement.setLong(1, time);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        long id = row.getLong(1);
        return row.wasNull() ? Optional.empty() : Optional.of(id);
      }
    }
  }

  private void take(long sequence, long place, long ending, long ended) throws IOException {
    Optional<Stored> stored = frames.at(Place.of(place), sequence);
    if (stored.isEmpty()) {
      unreadable.add("record " + sequence + " is not where the index says it is");
      return;
    }
    Optional<AuditEvent.Outcome> outcome = ending == LocalEntries.OPEN
        ? Optional.empty()
        : frames.at(Place.of(ending), ended).flatMap(found -> ofCall(found, stored.get()));
    Hit hit = new Hit(stored.get(), outcome);
    if (query.accepts(hit)) {
      hits.add(hit);
    }
  }

  /** Numbers of calls are hashes: two could be the same, once in a very long time. */
  private static Optional<AuditEvent.Outcome> ofCall(Stored found, Stored call) {
    return found.event() instanceof AuditEvent.Outcome outcome
        && call.event() instanceof AuditEvent.Intent intent
        && outcome.call().equals(intent.asked().call()) ? Optional.of(outcome) : Optional.empty();
  }

  @Override
  public void close() throws IOException {
    frames.close();
  }
}
