package dev.weir.audit.index.shared;

import dev.weir.audit.Period;
import dev.weir.audit.index.Counting;
import dev.weir.audit.index.IndexCost;
import dev.weir.audit.search.Field;
import dev.weir.audit.search.Query;
import dev.weir.audit.search.Term;
import dev.weir.model.net.Host;
import dev.weir.model.settings.Shared;
import dev.weir.testkit.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Measures the store on a log that {@code IndexCost} has made: how fast it is shipped, how long the usual questions take.
 * Arguments: folder, records, records a second in the log's own time.
 */
public final class ShippingCost {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private ShippingCost() {}

  /** Runs the measurement. */
  public static void main(String[] arguments) throws Exception {
    Path data = Path.of(arguments[0]);
    long records = Long.parseLong(arguments[1]);
    Instant middle = START.plusSeconds(records / Long.parseLong(arguments[2]) / 2);
    Path password = Files.writeString(Files.createTempFile("weir", "password"), PostgresServer.PASSWORD);
    try (PostgresServer server = PostgresServer.start("shared_buffers=256MB", "max_wal_size=4GB")) {
      Shared.Postgres postgres = new Shared.Postgres(
          new Shared.Base(Host.parse("127.0.0.1").orElseThrow(), server.port(), "postgres", false,
              Optional.empty()),
          new Shared.Login(Optional.of(PostgresServer.USER),
              Optional.of(new Shared.Password.InFile(password))),
          Duration.ofSeconds(5), Optional.empty());
      ship(data, records, postgres);
      ask(postgres, new Period(middle.minus(Duration.ofHours(1)), middle));
    } finally {
      Files.delete(password);
    }
  }

  private static void ship(Path data, long records, Shared.Postgres postgres) throws InterruptedException {
    long start = System.nanoTime();
    try (Shipping shipping = Shipping.start(data, "weir-audit/cost", postgres, Shared.Postgres.FOREVER,
        InstantSource.system())) {
      while (shipping.shipped() < records) {
        Thread.sleep(10);
      }
    }
    double took = (System.nanoTime() - start) / 1e9;
    System.out.printf("%d records shipped in %.1f s: %.0f records/s%n", records, took, records / took);
  }

  private static void ask(Shared.Postgres postgres, Period hour) throws IOException {
    try (SharedIndex shared = SharedIndex.open(postgres)) {
      for (String caller : List.of("caller-0", "caller-30", "caller-55")) {
        IndexCost.time("newest 50 of " + caller + " within an hour", () -> shared
            .search(new Query(List.of(Term.is(Field.CALLER, caller)), hour, 50, true, Optional.empty()))
            .hits()
            .size());
      }
      for (Field by : Counting.FIELDS) {
        IndexCost.time("top ten by " + by.word(),
            () -> (int) shared.top(by, List.of(), Period.ALL, false, 10).calls());
      }
      for (Term term : List.of(Term.is(Field.KIND, "CREDIT_CARD"), Term.is(Field.RULE, "rule-4"),
          Term.is(Field.TEXT, "items-7"), Term.is(Field.FAULT, "timed*"))) {
        IndexCost.time("newest 50 with " + term.field().word() + " " + term.any(),
            () -> shared.search(new Query(List.of(term), Period.ALL, 50, true, Optional.empty())).hits()
                .size());
      }
    }
  }
}
