package dev.weir.bench.audit;

import dev.weir.audit.index.shared.SharedIndex;
import dev.weir.audit.index.shared.Shipping;
import dev.weir.model.net.Host;
import dev.weir.model.settings.Shared;
import dev.weir.testkit.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** A PostgreSQL of this run's own, to which a log has been shipped. */
final class Store implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final PostgresServer server;
  private final Path password;
  private final SharedIndex index;

  private Store(PostgresServer server, Path password, SharedIndex index) {
    this.server = server;
    this.password = password;
    this.index = index;
  }

  /** Ships {@code records} records of {@code data} and tells how long that took. */
  static Store of(Path data, long records) throws IOException, InterruptedException {
    PostgresServer server = PostgresServer.start("shared_buffers=256MB", "max_wal_size=4GB");
    Path password = Files.writeString(Files.createTempFile("weir", "password"), PostgresServer.PASSWORD);
    Shared.Base base = new Shared.Base(Host.parse("127.0.0.1").orElseThrow(), server.port(), "postgres",
        false,
        Optional.empty());
    Shared.Login login = new Shared.Login(Optional.of(PostgresServer.USER),
        Optional.of(new Shared.Password.InFile(password)));
    Shared.Postgres postgres = new Shared.Postgres(base, login, PATIENCE, Optional.empty());
    ship(data, records, postgres);
    return new Store(server, password, SharedIndex.open(postgres));
  }

  private static void ship(Path data, long records, Shared.Postgres postgres) throws InterruptedException {
    Meter meter = new Meter();
    try (Shipping shipping = Shipping.start(data, "weir-audit/bench", postgres, Shared.Postgres.FOREVER,
        InstantSource.system())) {
      while (shipping.shipped() < records) {
        Thread.sleep(10);
      }
    }
    Meter.tell("%d records shipped in %.1f s: %.0f records/s, %.0f in a second of CPU of Weir", records,
        meter.seconds(), records / meter.seconds(), records / meter.cpuSeconds());
  }

  SharedIndex index() {
    return index;
  }

  @Override
  public void close() throws IOException {
    index.close();
    server.close();
    Files.delete(password);
  }
}
