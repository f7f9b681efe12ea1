package dev.weir.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.weir.model.settings.Shared;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.postgresql.util.PSQLException;

/**
 * One schema of a PostgreSQL, by a few connections that are made when they are needed. Every transaction is whole or nothing,
 * and durable at the server when it has returned. Blocks: no event loop may call it.
 */
public final class Database implements AutoCloseable {

  private static final long SHORTEST_WAIT_MILLIS = 250;
  private static final Duration IDLE = Duration.ofMinutes(1);
  /** So that whoever stops in the midst of a transaction keeps back nobody for longer. */
  private static final String AT_ONCE = "SET synchronous_commit = on; SET idle_in_transaction_session_timeout = '30s'";

  /** Of a server that is a copy of another, or has become one ("Class 25" in PostgreSQL's table of error codes). */
  private static final String READ_ONLY = "25006";

  private final Shared.Base where;
  private final Duration patience;
  private final String schema;
  private final HikariDataSource pool;

  private Database(Shared.Base where, Duration patience, String schema, HikariDataSource pool) {
    this.where = where;
    this.patience = patience;
    this.schema = schema;
    this.pool = pool;
  }

  /** What is done in one transaction. */
  public interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  /**
   * Returns the way there, which nobody has gone yet.
   *
   * @param schema a plain name
   * @param patience how long a connection and each answer may take
   */
  public static Database of(Shared.Postgres where, String schema, int connections, Duration patience) {
    HikariConfig config = new HikariConfig();
    config.setDataSource(new Source(where, schema, patience));
    config.setPoolName(schema);
    config.setMaximumPoolSize(connections);
    config.setMinimumIdle(0);
    config.setIdleTimeout(IDLE.toMillis());
    config.setAutoCommit(false);
    config.setInitializationFailTimeout(-1);
    config.setConnectionInitSql(AT_ONCE);
    config.setConnectionTimeout(Math.max(SHORTEST_WAIT_MILLIS, patience.toMillis()));
    config.setValidationTimeout(Math.max(SHORTEST_WAIT_MILLIS, patience.toMillis()));
    return new Database(where.base(), patience, schema, new HikariDataSource(config));
  }

  /** Does {@code work} in a transaction, with the usual patience. */
  public <T> T inTransaction(Work<T> work) throws SQLException {
    return inTransaction(patience, work);
  }

  /** Does {@code work} in a transaction, each answer of which may take as long as {@code each}. */
  public <T> T inTransaction(Duration each, Work<T> work) throws SQLException {
    try (Connection connection = pool.getConnection()) {
      connection.setNetworkTimeout(Runnable::run, Math.toIntExact(each.toMillis()));
      T result;
      try {
        result = work.on(connection);
      } catch (SQLException | RuntimeException e) {
        undo(connection, e);
        if (e instanceof SQLException failed && READ_ONLY.equals(failed.getSQLState())) {
          // Another has taken its place, and is found by a new connection.
          pool.evictConnection(connection);
        }
        throw e;
      }
      connection.commit();
      return result;
    }
  }

  private static void undo(Connection connection, Exception why) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      why.addSuppressed(e);
    }
  }

  /**
   * Brings the schema to the newest form by the scripts that it has not had yet, each the next form: all of them or none,
   * whoever else tries the same.
   *
   * @throws SQLException also where it was made by a newer Weir
   */
  public void migrate(List<String> scripts) throws SQLException {
    inTransaction(connection -> {
      try (Statement statement = connection.createStatement()) {
        int form = form(statement);
        if (form < scripts.size()) {
          statement.execute("SELECT pg_advisory_xact_lock(hashtext('" + schema + "'))");
          form = form(statement);
          if (form == 0) {
            statement.execute("CREATE SCHEMA IF NOT EXISTS " + schema);
            statement.execute("CREATE TABLE form (number integer NOT NULL)");
            statement.execute("INSERT INTO form VALUES (0)");
          }
          for (String script : scripts.subList(form, scripts.size())) {
            statement.execute(script);
          }
          statement.execute("UPDATE form SET number = " + scripts.size());
        }
        if (form > scripts.size()) {
          throw new SQLException("its schema " + schema + " is of a newer Weir");
        }
        return form;
      }
    });
  }

  /** Returns how many scripts the schema has had. Asks the catalogue's rows: what is kept of it by name may be of before the lock. */
  private int form(Statement statement) throws SQLException {
    try (ResultSet there = statement.executeQuery(
        "SELECT count(*) FROM pg_tables WHERE schemaname = '" + schema + "' AND tablename = 'form'")) {
      there.next();
      if (there.getInt(1) == 0) {
        return 0;
      }
    }
    try (ResultSet form = statement.executeQuery("SELECT number FROM form")) {
      form.next();
      return form.getInt(1);
    }
  }

  /** Returns where it is, for messages. */
  public String place() {
    return where.host() + ":" + where.port();
  }

  /** Returns why it did not answer, in words that hold nothing of what it was asked. */
  public static String reason(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String said = Objects.requireNonNullElse(root.getMessage(), root.getClass().getSimpleName());
    return switch (root) {
      case SocketTimeoutException _ -> "no answer in time";
      case UnknownHostException _ -> "its name has no address";
      case ClosedChannelException _ -> "disconnected";
      case SQLTransientConnectionException _ -> "no connection in time";
      case PSQLException psql when psql.getServerErrorMessage() != null -> firstLine(
          Objects.requireNonNullElse(psql.getServerErrorMessage().getMessage(), said));
      default -> firstLine(said);
    };
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("");
  }

  @Override
  public void close() {
    pool.close();
  }
}
