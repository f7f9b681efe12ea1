package dev.weir.vault;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.weir.model.net.Host;
import dev.weir.model.settings.Shared.Base;
import dev.weir.model.settings.Shared.Login;
import dev.weir.model.settings.Shared.Password;
import dev.weir.model.settings.Shared.Postgres;
import dev.weir.store.Database;
import dev.weir.testkit.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One PostgreSQL for a class of tests, and Weirs that keep one vault there, each with a data folder of its own: empty for each test. */
final class SharedScene implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration SELDOM = Duration.ofHours(1);

  private @Nullable PostgresServer server;
  private Path folder = Path.of("");

  @Override
  public void beforeAll(ExtensionContext context) throws IOException, InterruptedException {
    assumeTrue(PostgresServer.isHere(), "no postgres on this machine");
    server = PostgresServer.start();
    folder = Files.createTempDirectory("weir-shared-vault");
    Files.writeString(file("password"), PostgresServer.PASSWORD);
  }

  @Override
  public void beforeEach(ExtensionContext context) throws SQLException, IOException {
    sql("DROP SCHEMA IF EXISTS weir_vault CASCADE");
    for (String weir : List.of("one", "two")) {
      Scene.delete(file(weir));
    }
  }

  @Override
  public void afterAll(ExtensionContext context) throws IOException {
    if (server != null) {
      server.close();
      Scene.delete(folder);
    }
  }

  PostgresServer server() {
    return Objects.requireNonNull(server, "not started");
  }

  private Postgres postgres() {
    return new Postgres(
        new Base(Host.parse("127.0.0.1").orElseThrow(), server().port(), "postgres", false, Optional.empty()),
        new Login(Optional.of(PostgresServer.USER), Optional.of(new Password.InFile(file("password")))),
        Duration.ofSeconds(1), Optional.empty());
  }

  VaultSite site(String weir) {
    return site(weir, SELDOM);
  }

  /** @param stale how long the vault is believed while nobody can be asked */
  VaultSite site(String weir, Duration stale) {
    return new VaultSite(folder.resolve(weir), Optional.of(postgres()), stale);
  }

  /** Returns the site that a Weir would have for itself. */
  VaultSite alone(String weir) {
    return VaultSite.at(folder.resolve(weir));
  }

  /** Returns a master key: the same for the same digit. */
  MasterKeySource key(char digit) throws IOException {
    Path file = Files.writeString(folder.resolve("key-" + digit), String.valueOf(digit).repeat(64));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    return new MasterKeySource.File(file);
  }

  Vault open(String weir) throws IOException {
    return Vault.open(site(weir), key('7'), Clock.systemUTC());
  }

  Path file(String name) {
    return folder.resolve(name);
  }

  void sql(String statement) throws SQLException {
    try (Database database = database()) {
      database.inTransaction(connection -> {
        try (Statement run = connection.createStatement()) {
          return run.execute(statement);
        }
      });
    }
  }

  /** Returns the one value that a query has. */
  String ask(String query) throws SQLException {
    try (Database database = database()) {
      return database.inTransaction(connection -> {
        try (Statement run = connection.createStatement(); ResultSet row = run.executeQuery(query)) {
          row.next();
          return row.getString(1);
        }
      });
    }
  }

  private Database database() {
    return Database.of(postgres(), "weir_vault", 1, PATIENCE);
  }

  /** Waits for what has to come; the machine may be slow. */
  static void await(String what, Callable<Boolean> come) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!come.call()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("waited in vain for " + what);
      }
      Thread.sleep(10);
    }
  }
}
