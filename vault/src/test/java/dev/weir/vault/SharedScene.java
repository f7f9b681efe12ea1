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
import java.util.Optional;
import java.util.concurrent.Callable;

/** One PostgreSQL for a class of tests, and Weirs that keep one vault there, each with a data folder of its own. */
final class SharedScene implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration SELDOM = Duration.ofHours(1);

  final PostgresServer server;
  private final Path folder;
  private final Postgres postgres;

  private SharedScene(PostgresServer server, Path folder) throws IOException {
    this.server = server;
    this.folder = folder;
    Path password = Files.writeString(folder.resolve("password"), PostgresServer.PASSWORD);
    postgres = new Postgres(
        new Base(Host.parse("127.0.0.1").orElseThrow(), server.port(), "postgres", false, Optional.empty()),
        new Login(Optional.of(PostgresServer.USER), Optional.of(new Password.InFile(password))),
        Duration.ofSeconds(1), Optional.empty());
  }

  static SharedScene start() throws IOException, InterruptedException {
    assumeTrue(PostgresServer.isHere(), "no postgres on this machine");
    return new SharedScene(PostgresServer.start(), Files.createTempDirectory("weir-shared-vault"));
  }

  /** Removes the vault and the Weirs' folders. */
  void clear() throws Exception {
    sql("DROP SCHEMA IF EXISTS weir_vault CASCADE");
    for (String weir : new String[]{"one", "two"}) {
      Scene.delete(folder.resolve(weir));
    }
  }

  VaultSite site(String weir) {
    return site(weir, SELDOM);
  }

  /** @param stale how long the vault is believed while nobody can be asked */
  VaultSite site(String weir, Duration stale) {
    return new VaultSite(folder.resolve(weir), Optional.of(postgres), stale);
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
    return Database.of(postgres, "weir_vault", 1, PATIENCE);
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

  @Override
  public void close() throws IOException {
    server.close();
    Scene.delete(folder);
  }
}
