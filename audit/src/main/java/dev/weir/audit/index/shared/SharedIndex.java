package dev.weir.audit.index.shared;

import dev.weir.audit.Period;
import dev.weir.audit.Stored;
import dev.weir.audit.index.Counting;
import dev.weir.audit.index.Names;
import dev.weir.audit.index.Narrow;
import dev.weir.audit.index.Times;
import dev.weir.audit.index.Top;
import dev.weir.audit.record.CorruptRecord;
import dev.weir.audit.record.EventDecoder;
import dev.weir.audit.search.Field;
import dev.weir.audit.search.Found;
import dev.weir.audit.search.Hit;
import dev.weir.audit.search.Query;
import dev.weir.audit.search.Term;
import dev.weir.model.AuditEvent;
import dev.weir.model.settings.Shared;
import dev.weir.store.Database;
import dev.weir.store.Script;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Answers about the records of all Weirs that ship theirs to one PostgreSQL, by the language and with the meaning of the
 * index beside a log. Hits come in the order of their times; their sequence tells the Weir too (see {@code audit-1.sql}).
 */
public final class SharedIndex implements AutoCloseable {

  /** Texts, numbers of hours and days are every Weir's: one at a time changes them, and so in no order that could be wrong. */
  static final String ALONE = "SELECT pg_advisory_xact_lock(hashtext('weir_audit.shipping'))";

  private static final String SCHEMA = "weir_audit";
  private static final List<String> SCRIPTS = Stream.of("audit-1.sql", "audit-2.sql")
      .map(name -> Script.beside(SharedIndex.class, name)).toList();
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int FETCHED_TOGETHER = 256;

  private final Database database;

  private SharedIndex(Database database) {
    this.database = database;
  }

  /** Returns the way to the store, whose tables may have to be made. */
  static Database database(Shared.Postgres postgres) {
    return Database.of(postgres, SCHEMA, 1, PATIENCE);
  }

  /** Makes the tables where they are missing. */
  static void make(Database database) throws SQLException {
    database.migrate(SCRIPTS);
  }

  /** Returns the names of the store; a text of any length is found by its digest. */
  static Names names(Connection connection) throws SQLException {
    return new Names(connection, "md5(text) = md5(?)");
  }

  /** Opens the store for questions. */
  public static SharedIndex open(Shared.Postgres postgres) throws IOException {
    SharedIndex index = new SharedIndex(database(postgres));
    try {
      make(index.database);
      return index;
    } catch (SQLException e) {
      index.close();
      throw index.trouble(e);
    }
  }

  private IOException trouble(SQLException e) {
    return new IOException("PostgreSQL at " + database.place() + " cannot be asked: " + Database.reason(e),
        e);
  }

  /** Returns what {@code query} finds among what was shipped. */
  public Found search(Query query) throws IOException {
    try {
      return database.inTransaction(connection -> search(connection, query));
    } catch (SQLException e) {
      throw trouble(e);
    }
  }

  private static Found search(Connection connection, Query query) throws SQLException {
    Query from = new Query(query.terms(), query.period(), query.limit(), query.newestFirst(),
        Optional.empty());
    String order = query.newestFirst() ? "DESC" : "ASC";
    try (Names names = names(connection)) {
      String sql = "SELECT sequence, record, outcome FROM entry WHERE at BETWEEN ? AND ? AND "
          + Narrow.to(query, names) + behind(query) + " ORDER BY at " + order + ", sequence " + order;
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        statement.setFetchSize(Math.min(query.limit(), FETCHED_TOGETHER));
        statement.setLong(1, Times.millis(query.period().since()));
        statement.setLong(2, Times.millis(query.period().until()));
        try (ResultSet row = statement.executeQuery()) {
          return found(row, from);
        }
      }
    }
  }

  /** Goes on behind a row that was answered, wherever in time that is. */
  private static String behind(Query query) {
    return query.behind().map(last -> " AND (at, sequence) " + (query.newestFirst() ? "<" : ">")
        + " (SELECT at, sequence FROM entry WHERE sequence = " + last + ")").orElse("");
  }

  private static Found found(ResultSet row, Query query) throws SQLException {
    List<Hit> hits = new ArrayList<>();
    List<String> unreadable = new ArrayList<>();
    while (hits.size() < query.limit() && row.next()) {
      try {
        Stored stored = new Stored(row.getLong(1), event(row.getBytes(2)));
        byte[] outcome = row.getBytes(3);
        Hit hit = new Hit(stored,
            outcome == null ? Optional.empty() : ofCall(event(outcome), stored.event()));
        if (query.accepts(hit)) {
          hits.add(hit);
        }
      } catch (CorruptRecord e) {
        unreadable.add("record " + row.getLong(1) + " in PostgreSQL: " + e.getMessage());
      }
    }
    return new Found(hits, unreadable);
  }

  private static AuditEvent event(byte[] record) throws CorruptRecord {
    return EventDecoder.decode(record, 0, record.length);
  }

  /** Numbers of calls are hashes: two could be the same, once in a very long time. */
  private static Optional<AuditEvent.Outcome> ofCall(AuditEvent found, AuditEvent call) {
    return found instanceof AuditEvent.Outcome outcome && call instanceof AuditEvent.Intent intent
        && outcome.call().equals(intent.asked().call()) ? Optional.of(outcome) : Optional.empty();
  }

  /** Returns what there was most of, or newest, as {@link dev.weir.audit.index.Index#top} does. */
  public Top top(Field by, List<Term> terms, Period period, boolean newest, int limit) throws IOException {
    try {
      return database.inTransaction(connection -> {
        try (Names names = names(connection)) {
          return Counting.of(connection, names, by, terms, period).top(newest, limit);
        }
      });
    } catch (SQLException e) {
      throw trouble(e);
    }
  }

  @Override
  public void close() {
    database.close();
  }
}
