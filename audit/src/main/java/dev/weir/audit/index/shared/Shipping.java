package dev.weir.audit.index.shared;

import dev.weir.model.settings.Shared;
import dev.weir.store.Database;
import dev.weir.store.Presence;
import dev.weir.store.Worker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Ships a log to PostgreSQL for as long as it is open, on a thread of its own: reads what is durable at its own pace, so that
 * no call knows of it. While PostgreSQL is away the log grows here and nothing is lost; then it goes on from where it was.
 */
public final class Shipping implements AutoCloseable {

  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration TIDY_EVERY = Duration.ofHours(1);
  private static final Duration END = Duration.ofSeconds(10);

  private final Path data;
  private final String name;
  private final Duration keep;
  private final InstantSource clock;
  private final Database database;
  private final Presence presence;
  private final Worker worker;
  private volatile boolean closing;
  private volatile long shipped;

  private Shipping(Path data, String name, Shared.Postgres postgres, Duration keep, InstantSource clock) {
    this.data = data;
    this.name = name;
    this.keep = keep;
    this.clock = clock;
    database = SharedIndex.database(postgres);
    presence = new Presence(database.place(), "the audit log is not shipped");
    worker = Worker.start("weir-shipping", this::run);
  }

  /**
   * Starts shipping the log of {@code data}.
   *
   * @param name what the log is called, other than that of any other Weir's
   * @param keep how long the store keeps a day
   */
  public static Shipping start(Path data, String name, Shared.Postgres postgres, Duration keep,
      InstantSource clock) {
    return new Shipping(data, name, postgres, keep, clock);
  }

  /** Returns whether PostgreSQL took what it was sent last. */
  public boolean up() {
    return presence.up();
  }

  /** Returns how many records of the log are shipped; 0 until that is known. */
  public long shipped() {
    return shipped;
  }

  private void run() throws InterruptedException {
    while (!closing) {
      try {
        SharedIndex.make(database);
        database.inTransaction(this::ship);
      } catch (SQLException | RuntimeException e) {
        Thread.sleep(presence.away(e));
      }
    }
  }

  /** One batch after the other, each a transaction of its own. */
  private boolean ship(Connection connection) throws SQLException {
    Days days = new Days();
    Instant tidied = Instant.MIN;
    try (Consignment consignment = Consignment.of(connection, data, name, days)) {
      while (!closing) {
        Instant now = clock.instant();
        if (tidied.isBefore(now.minus(TIDY_EVERY))) {
          tidy(connection, days, now);
          tidied = now;
        }
        boolean more = consignment.step();
        shipped = consignment.next();
        presence.back();
        if (!more) {
          Thread.sleep(PAUSE);
        }
      }
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void tidy(Connection connection, Days days, Instant now) throws SQLException {
    days.ahead(connection, now);
    connection.commit();
    if (!keep.equals(Shared.Postgres.FOREVER)) {
      days.drop(connection, now, keep);
      connection.commit();
    }
  }

  /** Ends with the batch that is under way; what is not shipped then is by whoever opens the log next. */
  @Override
  public void close() {
    closing = true;
    worker.end(END);
    database.close();
  }
}
