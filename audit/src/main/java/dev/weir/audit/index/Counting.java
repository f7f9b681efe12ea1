package dev.weir.audit.index;

import dev.weir.audit.Period;
import dev.weir.audit.search.Field;
import dev.weir.audit.search.Term;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Adds up the numbers of hours. */
public final class Counting {

  /** What can be counted by, and what conditions can be about. */
  public static final List<Field> FIELDS = List.of(Field.DESTINATION, Field.CALLER, Field.TEAM, Field.KIND,
      Field.DECISION, Field.RULE);

  private final Connection db;
  private final Period period;
  private final String from;

  private Counting(Connection db, Period period, String from) {
    this.db = db;
    this.period = period;
    this.from = from;
  }

  /** Returns what adds up the calls of {@code period}, by what {@code by} has, under conditions on {@link #FIELDS} alone. */
  public static Counting of(Connection db, Names names, Field by, List<Term> terms, Period period)
      throws SQLException {
    boolean single = terms.stream().allMatch(term -> term.field() == Field.DECISION);
    String from = single
        ? "value, calls, findings, bytes, first, last FROM total WHERE field = '" + by.word() + "'"
        : by.word() + " AS value, calls, findings, bytes, first, last FROM tally WHERE " + kinds(by, terms);
    return new Counting(db, period, from + conditions(terms, names));
  }

  private static String kinds(Field by, List<Term> terms) {
    boolean ofKinds = by == Field.KIND || terms.stream().anyMatch(term -> term.field() == Field.KIND);
    return ofKinds ? "kind <> 0" : "kind = 0";
  }

  private static String conditions(List<Term> terms, Names names) throws SQLException {
    StringBuilder conditions = new StringBuilder();
    for (Term term : terms) {
      conditions.append(" AND ").append(term.field().word()).append(term.not() ? " NOT IN (" : " IN (")
          .append(Narrow.list(names.meant(term.field(), term))).append(')');
    }
    return conditions.toString();
  }

  /** Returns the first {@code limit} of them. */
  public Top top(boolean newest, int limit) throws SQLException {
    String sql = "SELECT coalesce(name.text, ''), calls, findings, bytes, first, last, sum(calls) OVER () FROM"
        + " (SELECT value, sum(calls) AS calls, sum(findings) AS findings, sum(bytes) AS bytes, min(first) AS first,"
        + " max(last) AS last FROM (SELECT " + from
        + " AND hour BETWEEN ? AND ?) AS flow GROUP BY value) AS counted"
        + " LEFT JOIN name ON name.id = value ORDER BY " + (newest ? "first" : "calls") + " DESC, 1 LIMIT ?";
    try (PreparedStatement statement = db.prepareStatement(sql)) {
      statement.setLong(1, hour(Times.millis(period.since())));
      statement.setLong(2, hour(Times.millis(period.until()) - 1));
      statement.setInt(3, limit);
      try (ResultSet row = statement.executeQuery()) {
        return top(row);
      }
    }
  }

  private static Top top(ResultSet row) throws SQLException {
    List<Top.Row> rows = new ArrayList<>();
    long calls = 0;
    while (row.next()) {
      calls = row.getLong(7);
      rows.add(new Top.Row(row.getString(1), row.getLong(2), row.getLong(3), row.getLong(4),
          Instant.ofEpochMilli(row.getLong(5)), Instant.ofEpochMilli(row.getLong(6))));
    }
    return new Top(calls, rows);
  }

  private static long hour(long millis) {
    return Math.floorDiv(millis, Tallies.HOUR_MILLIS);
  }
}
