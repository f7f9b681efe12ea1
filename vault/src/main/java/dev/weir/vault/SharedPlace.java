package dev.weir.vault;

import dev.weir.model.settings.Shared;
import dev.weir.store.Database;
import dev.weir.store.Presence;
import dev.weir.store.Script;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A vault in PostgreSQL, which several Weirs share. What is there was sealed before it was sent, names too: the server sees how
 * many rows there are of what length, and when they change.
 */
final class SharedPlace implements Place {

  private static final String SCHEMA = "weir_vault";
  private static final int CONNECTIONS = 4;
  private static final List<String> SCRIPTS = List.of(Script.beside(SharedPlace.class, "vault-1.sql"));
  /** No call waits here, so that an answer has time to come from a busy server. */
  private static final Duration LEAST_PATIENCE = Duration.ofSeconds(3);
  private static final String NAME = "weir.id";
  private static final int NAME_BYTES = 16;

  private final Database database;
  private final Presence presence;
  private final Folder own;
  private final Duration stale;
  private final ReentrantLock queue = new ReentrantLock(true);
  private final Glance glance = new Glance(this);
  private @Nullable Seen seen;

  private SharedPlace(Shared.Postgres postgres, Folder own, Duration stale) {
    Duration patience = postgres.patience();
    this.database = Database.of(postgres, SCHEMA, CONNECTIONS,
        patience.compareTo(LEAST_PATIENCE) > 0 ? patience : LEAST_PATIENCE);
    this.presence = new Presence(database.place(),
        "the vault is as it was last known, for " + stale.toSeconds() + " s, and takes no change");
    this.own = own;
    this.stale = stale;
  }

  /**
   * Opens it; its tables are made where they are missing.
   *
   * @param own for what is this Weir's alone
   * @param stale how long it may be away until nothing of it is believed
   */
  static SharedPlace open(Shared.Postgres postgres, Folder own, Duration stale) throws VaultException {
    SharedPlace place = new SharedPlace(postgres, own, stale);
    try {
      place.database.migrate(SCRIPTS);
      return place;
    } catch (SQLException e) {
      place.close();
      throw place.away(e);
    }
  }

  /** Something that is done in one transaction. */
  interface Work<R> {
    R on(Connection connection) throws SQLException, VaultException;
  }

  /** Does {@code work}, all or nothing; where it throws since the server went away, nobody knows which. */
  <R> R inTransaction(Work<R> work) throws VaultException {
    try {
      R result = database.inTransaction(connection -> {
        try {
          return work.on(connection);
        } catch (VaultException e) {
          throw new UncheckedIOException(e);
        }
      });
      presence.back();
      return result;
    } catch (SQLException e) {
      presence.away(e);
      throw away(e);
    } catch (UncheckedIOException e) {
      if (e.getCause() instanceof VaultException known) {
        throw known;
      }
      throw e;
    }
  }

  private VaultException away(SQLException why) {
    return VaultException.away("the vault in PostgreSQL at " + database.place() + " cannot be asked ("
        + Database.reason(why) + ")",
        "see that it runs, and look at url, password and ca of shared.postgres; what was under way may have been done");
  }

  @Override
  public String at(String part) {
    return part + " in PostgreSQL at " + database.place();
  }

  @Override
  public Optional<byte[]> read(String part) throws VaultException {
    return inTransaction(connection -> {
      try (PreparedStatement ask = connection.prepareStatement("SELECT content FROM part WHERE name = ?")) {
        ask.setString(1, part);
        try (ResultSet row = ask.executeQuery()) {
          return row.next() ? Optional.of(row.getBytes(1)) : Optional.<byte[]>empty();
        }
      }
    });
  }

  @Override
  public void replace(String part, byte[] content) throws VaultException {
    inTransaction(connection -> put(connection, part, content));
  }

  private static int put(Connection connection, String part, byte[] content) throws SQLException {
    try (PreparedStatement put = connection.prepareStatement("INSERT INTO part VALUES (?, ?)"
        + " ON CONFLICT (name) DO UPDATE SET content = excluded.content")) {
      put.setString(1, part);
      put.setBytes(2, content);
      return put.executeUpdate();
    }
  }

  /** One at a time here, so that waiting for another Weir takes one connection only; what is done takes others. */
  @Override
  public <R> R locked(Action<R> action) throws VaultException {
    queue.lock();
    try {
      return inTransaction(connection -> {
        try (Statement lock = connection.createStatement()) {
          lock.execute("SELECT pg_advisory_xact_lock(hashtext('" + SCHEMA + ".part'))");
        }
        return action.run();
      });
    } finally {
      queue.unlock();
    }
  }

  @Override
  public boolean holdsAnything() throws VaultException {
    return inTransaction(connection -> {
      try (Statement ask = connection.createStatement();
          ResultSet row = ask.executeQuery(
              "SELECT EXISTS (SELECT FROM part) OR EXISTS (SELECT FROM section WHERE edition > 0)")) {
        row.next();
        return row.getBoolean(1);
      }
    });
  }

  /** Returns the edition that a section has, or had a moment ago. */
  long edition(String section) throws VaultException {
    return glance.edition(section);
  }

  /** Returns what this Weir has seen of the vault, whose key is the same as long as this is open. */
  synchronized Seen seen(MasterKey root) throws VaultException {
    if (seen == null) {
      seen = new Seen(own, root);
    }
    return seen;
  }

  @Override
  public <T> Keep<T> keep(Section<T> section, MasterKey root) throws VaultException {
    SealedRows<T> rows = new SealedRows<>(this, section, root);
    rows.look();
    return rows;
  }

  /** Of this Weir's own only the tokens: it draws a new name wherever it is brought back. */
  @Override
  public SortedMap<String, byte[]> content(MasterKey root) throws VaultException {
    SortedMap<String, byte[]> content = inTransaction(connection -> {
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      SortedMap<String, byte[]> files = new TreeMap<>();
      for (Section<?> section : Section.ALL) {
        files.put(section.name(), file(connection, section, root));
      }
      return files;
    });
    for (String name : own.names(TokenVault.FOLDER)) {
      content.put(name, own.read(name).orElse(new byte[0]));
    }
    return content;
  }

  private <T> byte[] file(Connection connection, Section<T> section, MasterKey root)
      throws SQLException, VaultException {
    return SealedFile.of(new SealedRows<>(this, section, root).in(connection), section, root);
  }

  /** Makes of this what is in {@code from}, sections and what leads to their key, all of it or nothing. */
  void become(Folder from, MasterKey root) throws VaultException {
    inTransaction(connection -> {
      try (Statement clear = connection.createStatement()) {
        clear.executeUpdate("DELETE FROM part");
      }
      for (String part : List.of(Envelope.FILE, Stretching.FILE)) {
        Optional<byte[]> content = from.read(part);
        if (content.isPresent()) {
          put(connection, part, content.get());
        }
      }
      for (Section<?> section : Section.ALL) {
        become(connection, section, from, root);
      }
      return from;
    });
  }

  private <T> void become(Connection connection, Section<T> section, Folder from, MasterKey root)
      throws SQLException, VaultException {
    new SealedRows<>(this, section, root).replace(connection, new SealedFile<>(from, section, root).known());
  }

  @Override
  public Folder own() {
    return own;
  }

  /** Each Weir has a name, drawn by chance when it first opens the vault. */
  @Override
  public String ownPurpose(String purpose) throws VaultException {
    byte[] name = own.locked(() -> {
      Optional<byte[]> there = own.read(NAME);
      byte[] drawn = there.isPresent() ? there.get() : new byte[NAME_BYTES];
      if (there.isEmpty()) {
        new SecureRandom().nextBytes(drawn);
        own.replace(NAME, drawn);
      }
      return drawn;
    });
    return purpose + " " + HexFormat.of().formatHex(name);
  }

  @Override
  public Duration believed() {
    return stale;
  }

  @Override
  public synchronized void close() {
    if (seen != null) {
      seen.write();
    }
    database.close();
  }
}
