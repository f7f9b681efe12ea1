package dev.weir.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.weir.model.net.Host;
import dev.weir.model.settings.Shared.Base;
import dev.weir.model.settings.Shared.Login;
import dev.weir.model.settings.Shared.Password;
import dev.weir.model.settings.Shared.Postgres;
import dev.weir.testkit.PostgresServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DatabaseIT {

  private static final List<String> TWO = List.of("CREATE TABLE one (id integer)",
      "CREATE TABLE two (id integer)");
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  @TempDir
  Path folder;

  @BeforeEach
  void aPostgres() {
    assumeTrue(PostgresServer.isHere(), "no postgres on this machine");
  }

  private Postgres at(PostgresServer server, String host, boolean tls, Optional<Path> authorities,
      String password)
      throws Exception {
    Path file = Files.writeString(folder.resolve(password + ".txt"), password + "\n");
    Login login = new Login(Optional.of(PostgresServer.USER), Optional.of(new Password.InFile(file)));
    return new Postgres(new Base(Host.parse(host).orElseThrow(), server.port(), "postgres", tls, authorities),
        login,
        PATIENCE, Optional.empty());
  }

  private static int one(Database database, String sql) throws SQLException {
    return database.inTransaction(connection -> {
      try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(sql)) {
        row.next();
        return row.getInt(1);
      }
    });
  }

  @Test
  void bringsASchemaToTheNewestFormOnce() throws Exception {
    try (PostgresServer server = PostgresServer.start();
        Database database = Database.of(
            at(server, "127.0.0.1", false, Optional.empty(), PostgresServer.PASSWORD),
            "weir_test", 2, PATIENCE)) {
      database.migrate(TWO.subList(0, 1));
      database.migrate(TWO);
      database.migrate(TWO);
      assertThat(one(database, "SELECT count(*) FROM one, two")).isZero();
      assertThatThrownBy(() -> database.migrate(TWO.subList(0, 1))).hasMessageContaining("of a newer Weir");
    }
  }

  @Test
  void takesBackWhatFailsAndIsThereAgainAfterAKill() throws Exception {
    try (PostgresServer server = PostgresServer.start();
        Database database = Database.of(
            at(server, "127.0.0.1", false, Optional.empty(), PostgresServer.PASSWORD),
            "weir_test", 2, PATIENCE)) {
      database.migrate(TWO);
      assertThatThrownBy(() -> one(database, "WITH a AS (INSERT INTO one VALUES (1)) SELECT 1 / 0"))
          .isInstanceOf(SQLException.class);
      one(database, "INSERT INTO one VALUES (7) RETURNING id");
      server.kill();
      assertThatThrownBy(() -> one(database, "SELECT 1")).isInstanceOf(SQLException.class);
      server.restart();
      assertThat(one(database, "SELECT sum(id) FROM one")).isEqualTo(7);
    }
  }

  /** As it is where another server took over and the one before lives on as its copy, with the old connections. */
  @Test
  void leavesAServerThatTakesNoMoreWrites() throws Exception {
    try (PostgresServer server = PostgresServer.start();
        Database database = Database.of(
            at(server, "127.0.0.1", false, Optional.empty(), PostgresServer.PASSWORD),
            "weir_test", 1, PATIENCE);
        Database other = Database.of(
            at(server, "127.0.0.1", false, Optional.empty(), PostgresServer.PASSWORD),
            "weir_test", 1, PATIENCE)) {
      other.migrate(TWO);
      does(other, "ALTER ROLE weir SET default_transaction_read_only = on");
      assertThatThrownBy(() -> one(database, "INSERT INTO one VALUES (7) RETURNING id"))
          .isInstanceOf(SQLException.class);
      does(other, "ALTER ROLE weir RESET default_transaction_read_only");
      assertThat(one(database, "INSERT INTO one VALUES (7) RETURNING id")).isEqualTo(7);
    }
  }

  private static void does(Database database, String sql) throws SQLException {
    database.inTransaction(connection -> {
      try (Statement statement = connection.createStatement()) {
        return statement.execute(sql);
      }
    });
  }

  @Test
  void saysNothingToAServerThatItCannotVerify() throws Exception {
    Path authority = folder.resolve("ca.pem");
    try (PostgresServer server = PostgresServer.startWithTls("localhost", authority);
        // All at once: what is refused is tried again for as long as one has patience.
        ExecutorService asking = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<String> right = asking.submit(
          () -> answers(at(server, "localhost", true, Optional.of(authority), PostgresServer.PASSWORD)));
      Future<String> ofNobody = asking.submit(
          () -> answers(at(server, "localhost", true, Optional.empty(), PostgresServer.PASSWORD)));
      Future<String> ofAnother = asking.submit(
          () -> answers(at(server, "127.0.0.1", true, Optional.of(authority), PostgresServer.PASSWORD)));
      Future<String> inTheClear = asking.submit(
          () -> answers(at(server, "localhost", false, Optional.empty(), PostgresServer.PASSWORD)));
      Future<String> wrong = asking
          .submit(() -> answers(at(server, "localhost", true, Optional.of(authority), "wrong")));
      assertThat(right.get()).isEmpty();
      assertThat(ofNobody.get()).contains("certification path");
      assertThat(ofAnother.get()).contains("127.0.0.1").contains("could not be verified");
      assertThat(inTheClear.get()).contains("no encryption");
      assertThat(wrong.get()).contains("password authentication failed").doesNotContain("wrong\"");
    }
  }

  private static String answers(Postgres at) {
    try (Database database = Database.of(at, "weir_test", 1, PATIENCE)) {
      assertThat(one(database, "SELECT 1")).isEqualTo(1);
      return "";
    } catch (SQLException e) {
      return Database.reason(e);
    }
  }
}
