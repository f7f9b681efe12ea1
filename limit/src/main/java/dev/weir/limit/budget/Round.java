package dev.weir.limit.budget;

import dev.weir.limit.budget.Order.Line;
import dev.weir.limit.budget.Order.Reserve;
import dev.weir.limit.budget.Order.Settle;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One transaction on the counters that many calls are about: nobody else changes any of them before it ends. */
final class Round {

  private static final String LOCK = "SELECT counter, spent FROM spending WHERE counter = ANY (?) ORDER BY counter FOR UPDATE";
  private static final String SETTLE = "DELETE FROM reservation USING unnest(?, ?, ?) AS ended (call, line, cost)"
      + " WHERE reservation.call = ended.call AND reservation.line = ended.line"
      + " RETURNING reservation.counter, ended.cost - reservation.amount";
  private static final String WRITE = "WITH reserved AS (INSERT INTO reservation (call, line, counter, amount)"
      + " SELECT * FROM unnest(?, ?, ?, ?)) UPDATE spending SET spent = spent + change"
      + " FROM unnest(?, ?) AS changed (counter, change) WHERE spending.counter = changed.counter";

  private final Connection connection;
  private final Map<String, Long> spent;
  private final Map<String, Long> changes = new HashMap<>();

  private Round(Connection connection, Map<String, Long> spent) {
    this.connection = connection;
    this.spent = spent;
  }

  static Round lock(Connection connection, List<Settle> ended, List<Reserve> asked) throws SQLException {
    Stream<Line> lines = Stream.concat(ended.stream().flatMap(one -> one.lines().stream()),
        asked.stream().flatMap(one -> one.lines().stream()));
    Map<String, Long> spent = new HashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(LOCK)) {
      array(statement, 1, "text", lines.map(Line::counter).collect(Collectors.toSet()).toArray());
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          spent.put(row.getString(1), row.getLong(2));
        }
      }
    }
    return new Round(connection, spent);
  }

  /** Returns whether there is a counter of this name. */
  boolean has(String counter) {
    return spent.containsKey(counter);
  }

  /** Returns for each call that gets nothing, by its id, the line that has too little left. */
  Map<UUID, Line> write(List<Settle> ended, List<Reserve> asked) throws SQLException {
    settle(ended);
    Map<UUID, Line> refused = new HashMap<>();
    List<Reserve> granted = new ArrayList<>();
    for (Reserve one : asked) {
      int taken = 0;
      while (taken < one.lines().size() && take(one.lines().get(taken))) {
        taken++;
      }
      if (taken == one.lines().size()) {
        granted.add(one);
      } else {
        refused.put(one.call(), one.lines().get(taken));
        one.lines().subList(0, taken)
            .forEach(line -> changes.merge(line.counter(), -line.claim().amount(), Long::sum));
      }
    }
    keep(granted);
    return refused;
  }

  private boolean take(Line line) {
    long now = spent.getOrDefault(line.counter(), 0L) + changes.getOrDefault(line.counter(), 0L);
    boolean enough = line.claim().amount() <= line.claim().budget().amount() - now;
    if (enough) {
      changes.merge(line.counter(), line.claim().amount(), Long::sum);
    }
    return enough;
  }

  /** What has no reservation any more was settled before, or is too old: it is passed over. */
  private void settle(List<Settle> ended) throws SQLException {
    List<Object> calls = new ArrayList<>();
    List<Object> lines = new ArrayList<>();
    List<Object> costs = new ArrayList<>();
    for (Settle one : ended) {
      for (int line = 0; line < one.costs().size(); line++) {
        calls.add(one.call());
        lines.add(line);
        costs.add(one.costs().get(line));
      }
    }
    if (calls.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(SETTLE)) {
      array(statement, 1, "uuid", calls.toArray());
      array(statement, 2, "integer", lines.toArray());
      array(statement, 3, "bigint", costs.toArray());
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          changes.merge(row.getString(1), row.getLong(2), Long::sum);
        }
      }
    }
  }

  private void keep(List<Reserve> granted) throws SQLException {
    List<Object> calls = new ArrayList<>();
    List<Object> numbers = new ArrayList<>();
    List<Line> lines = new ArrayList<>();
    for (Reserve one : granted) {
      for (int line = 0; line < one.lines().size(); line++) {
        calls.add(one.call());
        numbers.add(line);
        lines.add(one.lines().get(line));
      }
    }
    changes.values().removeIf(change -> change == 0);
    if (calls.isEmpty() && changes.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(WRITE)) {
      array(statement, 1, "uuid", calls.toArray());
      array(statement, 2, "integer", numbers.toArray());
      array(statement, 3, "text", lines.stream().map(Line::counter).toArray());
      array(statement, 4, "bigint", lines.stream().map(line -> line.claim().amount()).toArray());
      array(statement, 5, "text", changes.keySet().toArray());
      array(statement, 6, "bigint", changes.values().toArray());
      statement.executeUpdate();
    }
  }

  private static void array(PreparedStatement statement, int at, String type, Object[] values)
      throws SQLException {
    statement.setArray(at, statement.getConnection().createArrayOf(type, values));
  }
}
