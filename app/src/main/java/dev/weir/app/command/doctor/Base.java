package dev.weir.app.command.doctor;

import dev.weir.model.settings.Shared;
import dev.weir.store.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Whether the PostgreSQL that several Weirs share answers, is durable, and has the same time; it is only asked. */
record Base(Shared.Postgres postgres, Clock clock) {

  private static final String OF = "shared.postgres";
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration MOST_APART = Duration.ofSeconds(5);

  private record State(Instant now, boolean durable, boolean mayCreate) {}

  Finding look() {
    try (Database database = Database.of(postgres, "public", 1, PATIENCE)) {
      return judged(database.place(), database.inTransaction(Base::state));
    } catch (SQLException e) {
      return Finding.ill(OF, "cannot be asked: " + Database.reason(e) + ". Calls under a budget are denied"
          + (postgres.vault() ? ", and the vault closes" : ""),
          "look at url, password and ca of shared.postgres, at pg_hba.conf, and whether it runs");
    }
  }

  private static State state(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(
            "SELECT extract(epoch FROM clock_timestamp()) * 1000, current_setting('fsync') = 'on'"
                + " AND current_setting('full_page_writes') = 'on',"
                + " has_database_privilege(current_database(), 'CREATE')"
                + " OR to_regnamespace('weir_budgets') IS NOT NULL")) {
      row.next();
      return new State(Instant.ofEpochMilli(row.getLong(1)), row.getBoolean(2), row.getBoolean(3));
    }
  }

  private Finding judged(String place, State state) {
    if (!state.mayCreate()) {
      return Finding.ill(OF, place + " lets Weir make no tables", "GRANT CREATE ON DATABASE to Weir's user");
    }
    Duration apart = Duration.between(clock.instant(), state.now()).abs();
    if (apart.compareTo(MOST_APART) > 0) {
      return Finding.odd(OF, place + " has a clock that is " + apart.toSeconds() + " s apart from this one's",
          "let NTP set both: windows of budgets turn by Weir's clock");
    }
    return state.durable()
        ? Finding.well(OF, place + " answers")
        : Finding.odd(OF, place + " answers, but may forget what is spent when its machine crashes",
            "set fsync and full_page_writes to on");
  }
}
