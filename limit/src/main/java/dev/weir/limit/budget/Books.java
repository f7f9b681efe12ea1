package dev.weir.limit.budget;

import dev.weir.limit.budget.Order.Line;
import dev.weir.limit.budget.Order.Reserve;
import dev.weir.limit.budget.Order.Settle;
import dev.weir.store.Database;
import dev.weir.store.Script;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The books that all Weirs keep together, in PostgreSQL. What is set aside is spent at once; its reservation says only what
 * there is to give back. So whatever dies, Weir or server, at whatever point: what nobody settles stays spent, and nothing is
 * given back twice.
 *
 * <p>Every transaction takes the counters that it is about in one order, so that no two wait for each other.
 */
final class Books {

  private static final List<String> SCRIPTS = List.of(Script.beside(Books.class, "budgets-1.sql"));
  /** What began in a window can be settled in it for so long; the few connections that last longer leave it as it is. */
  private static final Duration KEPT = Duration.ofDays(2);
  private static final Duration TIDYING = Duration.ofMinutes(1);

  private static final String ADD = "INSERT INTO spending SELECT counter, ends, 0 FROM unnest(?, ?) AS fresh (counter, ends)"
      + " ORDER BY counter ON CONFLICT DO NOTHING";

  private final Database database;

  Books(Database database) {
    this.database = database;
  }

  /** Makes the tables where they are missing. */
  void open() throws SQLException {
    database.migrate(SCRIPTS);
  }

  /**
   * Settles, then sets aside, in one transaction; returns for each call that gets nothing, by its id, the line that has too little left.
   * Where this throws, it may have been done or not.
   */
  Map<UUID, Line> write(List<Settle> ended, List<Reserve> asked) throws SQLException {
    while (true) {
      Map<String, Long> missing = new TreeMap<>();
      Map<UUID, Line> refused = database.inTransaction(connection -> {
        Round round = Round.lock(connection, ended, asked);
        asked.stream().flatMap(one -> one.lines().stream()).filter(line -> !round.has(line.counter()))
            .forEach(line -> missing.put(line.counter(), line.claim().end().getEpochSecond()));
        return missing.isEmpty() ? round.write(ended, asked) : Map.of();
      });
      if (missing.isEmpty()) {
        return refused;
      }
      add(missing);
    }
  }

  /** In a transaction of its own: within another it would take counters out of their order. */
  private void add(Map<String, Long> counters) throws SQLException {
    database.inTransaction(connection -> {
      try (PreparedStatement statement = connection.prepareStatement(ADD)) {
        statement.setArray(1, connection.createArrayOf("text", counters.keySet().toArray()));
        statement.setArray(2, connection.createArrayOf("bigint", counters.values().toArray()));
        return statement.executeUpdate();
      }
    });
  }

  /** Removes what ended so long ago that nobody comes back for it. */
  void tidy() throws SQLException {
    database.inTransaction(TIDYING, connection -> {
      try (Statement statement = connection.createStatement()) {
        statement.executeUpdate(
            "DELETE FROM reservation WHERE made < now() - interval '" + KEPT.toHours() + " hours'");
        return statement.executeUpdate(
            "DELETE FROM spending WHERE ends < extract(epoch FROM now()) - " + KEPT.toSeconds());
      }
    });
  }
}
