package dev.weir.audit.index;

import dev.weir.audit.Stored;
import dev.weir.audit.search.Field;
import dev.weir.model.AuditEvent;
import dev.weir.model.CallId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The rows of the index beside the log: they say where in the log the records are. */
final class LocalEntries implements Entries {

  /** What stands where a call has not ended. */
  static final long OPEN = -1;

  private static final int MOST_OPEN = 1 << 18;

  private final PreparedStatement insert;
  private final PreparedStatement end;
  private final PreparedStatement find;
  private final PreparedStatement block;
  private final Map<CallId, Long> written = new LinkedHashMap<>();
  private final Map<Long, long[]> blocks = new TreeMap<>();

  LocalEntries(Connection db) throws SQLException {
    insert = db.prepareStatement("INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?, ?"
        + String.join("", Collections.nCopies(Field.OF_CALLS.size(), ", ?")) + ")");
    end = db
        .prepareStatement("UPDATE entry SET status = ?, fault = ?, ending = ?, ended = ? WHERE sequence = ?");
    find = db
        .prepareStatement("SELECT sequence FROM entry WHERE call = ? AND decision <> 0 AND ending = " + OPEN
            + " ORDER BY sequence DESC LIMIT 1");
    block = db.prepareStatement("INSERT INTO block VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET"
        + " earliest = min(earliest, excluded.earliest), latest = max(latest, excluded.latest)");
  }

  @Override
  public void pass(Stored stored) {
    long at = stored.event().at().toEpochMilli();
    long[] times = blocks.computeIfAbsent(stored.sequence() / Schema.BLOCK_RECORDS, _ -> new long[]{at, at});
    times[0] = Math.min(times[0], at);
    times[1] = Math.max(times[1], at);
  }

  @Override
  public void insert(Entry entry) throws SQLException {
    Optional<Entry.Ending> ending = entry.ending();
    set(insert, entry.stored.sequence(), entry.stored.event().at().toEpochMilli(), entry.change ? 1 : 0,
        entry.call, entry.within, entry.place, ending.map(Entry.Ending::place).orElse(OPEN),
        ending.map(ended -> ended.outcome().sequence()).orElse(OPEN));
    for (int i = 0; i < entry.values.length; i++) {
      insert.setInt(9 + i, entry.values[i]);
    }
    insert.executeUpdate();
    if (ending.isEmpty() && entry.stored.event() instanceof AuditEvent.Intent intent) {
      if (written.size() == MOST_OPEN) {
        written.remove(written.keySet().iterator().next());
      }
      written.put(intent.asked().call(), entry.stored.sequence());
    }
  }

  @Override
  public void end(CallId call, Entry.Ending ending) throws SQLException {
    Optional<Long> of = written(call);
    if (of.isPresent()) {
      set(end, ending.status(), ending.fault(), ending.place(), ending.outcome().sequence(), of.get());
      end.executeUpdate();
    }
  }

  private Optional<Long> written(CallId call) throws SQLException {
    Long known = written.remove(call);
    if (known != null) {
      return Optional.of(known);
    }
    find.setLong(1, Entry.key(call));
    try (ResultSet row = find.executeQuery()) {
      return row.next() ? Optional.of(row.getLong(1)) : Optional.empty();
    }
  }

  @Override
  public void write() throws SQLException {
    for (Map.Entry<Long, long[]> one : blocks.entrySet()) {
      set(block, one.getKey(), one.getValue()[0], one.getValue()[1]);
      block.executeUpdate();
    }
    blocks.clear();
  }

  /** Forgets what it has written: the table is not what it was. */
  void forget() {
    written.clear();
  }

  private static void set(PreparedStatement statement, long... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setLong(i + 1, values[i]);
    }
  }

  @Override
  public void close() throws SQLException {
    insert.close();
    end.close();
    find.close();
    block.close();
  }
}
