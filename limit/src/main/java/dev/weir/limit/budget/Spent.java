package dev.weir.limit.budget;

import dev.weir.store.Database;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * What the books say of one counter. Read as it stands: no row is locked, and no call waits.
 *
 * @param setAside of the amount, for calls that nobody has settled yet
 */
record Spent(String counter, long amount, long setAside) {

  private static final String LOOK = "WITH held AS (SELECT counter, sum(amount) AS amount FROM reservation GROUP BY counter)"
      + " SELECT spending.counter, spent, coalesce(held.amount, 0)::bigint FROM spending LEFT JOIN held USING (counter)"
      + " WHERE spending.counter = ANY (?)";

  /** Returns those of {@code counters} that the books have. */
  static List<Spent> of(Database database, Collection<String> counters) throws SQLException {
    if (counters.isEmpty()) {
      return List.of();
    }
    return database.inTransaction(connection -> {
      List<Spent> found = new ArrayList<>();
      try (PreparedStatement statement = connection.prepareStatement(LOOK)) {
        statement.setArray(1, connection.createArrayOf("text", counters.toArray()));
        try (ResultSet row = statement.executeQuery()) {
          while (row.next()) {
            found.add(new Spent(row.getString(1), row.getLong(2), row.getLong(3)));
          }
        }
      }
      return found;
    });
  }
}
