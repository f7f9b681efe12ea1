package dev.weir.vault;

import dev.weir.model.net.Bytes;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A section as rows of a shared place, each sealed for its own place and edition; what is read and written is what has changed.
 *
 * <p>A row that was put elsewhere, put back from before, removed or added is noticed: sealed with the section stands how many
 * rows there are and a digest of them, and whatever is read has to come to the same. A whole section that was put back with all
 * of its rows is refused by every Weir that has {@link Seen} a later edition; nobody else can tell.
 *
 * <p>An edition is the time in milliseconds, or the next number where that has been: so it is later than any that was seen also
 * where a database that was lost is filled from a backup.
 */
final class SealedRows<T> implements Keep<T> {

  private static final int ID_BYTES = 16;

  /** What is known: {@code rows} are the editions of the rows, by their ids. */
  private record State<T>(long edition, Census census, Map<String, Long> rows, T value) {}

  private final SharedPlace place;
  private final Section<T> section;
  private final Seal seal;
  private final KeyedHash ids;
  private final KeyedHash digests;
  private final Seen seen;
  private final State<T> nothing;
  private volatile State<T> state;

  /** Knows nothing before it looks. */
  SealedRows(SharedPlace place, Section<T> section, MasterKey root) throws VaultException {
    this.place = place;
    this.section = section;
    this.seal = root.seal("rows " + section.name());
    this.ids = root.hash("ids of rows " + section.name());
    this.digests = root.hash("digest of rows " + section.name());
    this.seen = place.seen(root);
    this.nothing = new State<>(0, Census.NONE, Map.of(), section.codec().empty());
    this.state = nothing;
  }

  @Override
  public T known() {
    return state.value();
  }

  @Override
  public void look() throws VaultException {
    State<T> before = state;
    if (place.edition(section.name()) != before.edition()) {
      learn(place.inTransaction(connection -> read(connection, before)));
    }
  }

  @Override
  public void change(UnaryOperator<T> change) throws VaultException {
    State<T> before = state;
    learn(place.inTransaction(connection -> {
      RowsOf.lock(connection, section.name());
      State<T> now = read(connection, before);
      T value = change.apply(now.value());
      return value.equals(now.value()) ? now : write(connection, now, value);
    }));
  }

  /** A look and a change may end in any order: the later edition stays. */
  private synchronized void learn(State<T> next) {
    if (next.edition() > state.edition()) {
      state = next;
      seen.note(section.name(), next.edition());
    }
  }

  /** Returns the value that {@code connection} sees. */
  T in(Connection connection) throws SQLException, VaultException {
    return read(connection, nothing).value();
  }

  /** Writes {@code value} in the place of all there is, whatever it is. */
  void replace(Connection connection, T value) throws SQLException {
    long edition = RowsOf.lock(connection, section.name());
    RowsOf.clear(connection, section.name());
    write(connection, new State<>(edition, Census.NONE, Map.of(), section.codec().empty()), value);
  }

  private State<T> read(Connection connection, State<T> before) throws SQLException, VaultException {
    RowsOf since = RowsOf.since(connection, section.name(), before.edition());
    if (since.edition() < Math.max(before.edition(), seen.edition(section.name()))) {
      throw new VaultException(where(), "is older than what this Weir has seen: somebody has put it back",
          "put the newest state back, or a backup by `weir secrets restore --anyway`; where it was meant, stop Weir and"
              + " remove " + seen.where());
    }
    if (since.edition() == before.edition()) {
      return before;
    }
    State<T> next = with(before, since);
    if (next.census().equals(census(since))) {
      return next;
    }
    if (before.edition() > 0) {
      return read(connection, nothing);
    }
    throw VaultException.damaged(where(), "a row of it was removed, added or put back");
  }

  private State<T> with(State<T> before, RowsOf since) throws VaultException {
    Map<String, Long> rows = new HashMap<>(before.rows());
    Census census = before.census();
    List<byte[]> written = new ArrayList<>();
    try {
      for (RowsOf.Row row : since.rows()) {
        written.add(seal.open(row.sealed().array(), row(row.id(), row.edition())));
        census = counted(census, row.id(), rows.put(row.id(), row.edition()), row.edition());
      }
      return new State<>(since.edition(), census, rows, section.codec().with(before.value(), written));
    } catch (GeneralSecurityException | IOException e) {
      throw VaultException.damaged(where(), "the seal of a row is broken");
    }
  }

  private Census census(RowsOf since) throws VaultException {
    try {
      return Census.read(seal.open(since.sealed().array(), whole(since.edition())));
    } catch (GeneralSecurityException e) {
      throw VaultException.damaged(where(), "its seal is broken");
    }
  }

  private State<T> write(Connection connection, State<T> now, T value) throws SQLException {
    long edition = Math.max(now.edition() + 1, System.currentTimeMillis());
    Map<String, ?> before = section.codec().rows(now.value());
    Map<String, ?> after = section.codec().rows(value);
    Map<String, Long> rows = new HashMap<>(now.rows());
    Census census = now.census();
    List<RowsOf.Row> changed = new ArrayList<>();
    for (String name : after.keySet()) {
      if (!Objects.equals(after.get(name), before.get(name))) {
        String id = id(name);
        changed.add(new RowsOf.Row(id, edition,
            Bytes.wrap(seal.close(written(value, name), row(id, edition)))));
        census = counted(census, id, rows.put(id, edition), edition);
      }
    }
    List<String> gone = new ArrayList<>();
    for (String name : before.keySet()) {
      if (!after.containsKey(name)) {
        gone.add(id(name));
        census = census.without(digest(id(name), Objects.requireNonNull(rows.remove(id(name)))));
      }
    }
    RowsOf.write(connection, section.name(), gone,
        new RowsOf(edition, Bytes.wrap(seal.close(census.written(), whole(edition))), changed));
    return new State<>(edition, census, rows, value);
  }

  private Census counted(Census census, String id, @Nullable Long before, long edition) {
    Census others = before == null ? census : census.without(digest(id, before));
    return others.with(digest(id, edition));
  }

  private byte[] written(T value, String name) {
    return Packed.array(to -> section.codec().writeRow(value, name, to));
  }

  private String id(String name) {
    return HexFormat.of().formatHex(ids.of(Packed.together(name), ID_BYTES));
  }

  private Bytes digest(String id, long edition) {
    return Bytes.wrap(digests.of(row(id, edition), KeyedHash.BYTES));
  }

  private byte[] row(String id, long edition) {
    return Packed.together("row", section.name(), id, Long.toString(edition));
  }

  private byte[] whole(long edition) {
    return Packed.together("section", section.name(), Long.toString(edition));
  }

  @Override
  public Duration believed() {
    return place.believed();
  }

  @Override
  public String where() {
    return place.at(section.name());
  }
}
