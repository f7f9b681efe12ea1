package dev.weir.audit.index.shared;

import dev.weir.audit.Stored;
import dev.weir.audit.index.Entries;
import dev.weir.audit.index.Entry;
import dev.weir.audit.record.ByteSink;
import dev.weir.audit.record.EventEncoder;
import dev.weir.audit.search.Field;
import dev.weir.model.AuditEvent;
import dev.weir.model.CallId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;

/** The rows of one Weir's log in the store: they hold the records themselves. */
final class SharedEntries implements Entries {

  /** Sequences of one log are below this, for 35 years of 1,000 records a second; 8,192 Weirs stay whole numbers in JSON. */
  static final long WEIR = 1L << 40;

  private static final int MOST_OPEN = 1 << 17;
  private static final int USUAL_BYTES = 1024;
  private static final int COLUMNS = 7 + Field.OF_CALLS.size();
  private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();
  private static final String COPY = "COPY entry (sequence, at, is_change, call, within, record, outcome, "
      + Field.OF_CALLS.stream().map(Field::word).collect(Collectors.joining(", ")) + ") FROM STDIN BINARY";
  private static final String END = "UPDATE entry SET status = ?, fault = ?, outcome = ? WHERE sequence = ";

  /** Where a row is whose call is open. */
  private record Row(long sequence, long at) {}

  private final Connection connection;
  private final long first;
  private final PreparedStatement end;
  private final PreparedStatement endOfOld;
  private final CopyRows rows = new CopyRows();
  private final Map<CallId, Row> open = new LinkedHashMap<>();
  private int ended;

  SharedEntries(Connection connection, long weir) throws SQLException {
    this.connection = connection;
    first = weir * WEIR;
    end = connection.prepareStatement(END + "? AND at = ?");
    endOfOld = connection.prepareStatement(
        END + "(SELECT sequence FROM entry WHERE call = ? AND decision <> 0 AND outcome IS NULL"
            + " AND sequence BETWEEN ? AND ? AND at BETWEEN ? AND ? ORDER BY sequence DESC LIMIT 1)"
            + " AND at BETWEEN ? AND ?");
  }

  @Override
  public void pass(Stored stored) {
    if (stored.sequence() >= WEIR) {
      throw new IllegalStateException("a log has no record " + stored.sequence());
    }
  }

  @Override
  public void insert(Entry entry) {
    long sequence = first + entry.stored.sequence();
    long at = millis(entry.stored);
    rows.row(COLUMNS).bigint(sequence).bigint(at).smallint(entry.change ? 1 : 0).bigint(entry.call)
        .bigint(entry.within).bytea(record(entry.stored));
    entry.ending().ifPresentOrElse(how -> rows.bytea(record(how.outcome())), rows::none);
    for (int value : entry.values) {
      rows.integer(value);
    }
    if (entry.ending().isEmpty() && entry.stored.event() instanceof AuditEvent.Intent intent) {
      if (open.size() == MOST_OPEN) {
        open.remove(open.keySet().iterator().next());
      }
      open.put(intent.asked().call(), new Row(sequence, at));
    }
  }

  private static long millis(Stored stored) {
    return stored.event().at().toEpochMilli();
  }

  private static byte[] record(Stored stored) {
    ByteSink sink = new ByteSink(USUAL_BYTES);
    EventEncoder.encode(stored.event(), sink);
    return Arrays.copyOf(sink.array(), sink.length());
  }

  @Override
  public void end(CallId call, Entry.Ending how) throws SQLException {
    Optional<Row> row = Optional.ofNullable(open.remove(call));
    if (row.isPresent()) {
      set(end, how);
      end.setLong(4, row.get().sequence());
      end.setLong(5, row.get().at());
      end.addBatch();
      ended++;
    } else {
      // Of a time before this one began: most likely of the same day or the day before, which is quickly found.
      long at = millis(how.outcome());
      if (endOfOld(call, how, at - DAY_MILLIS, at) == 0) {
        endOfOld(call, how, Long.MIN_VALUE, Long.MAX_VALUE);
      }
    }
  }

  private int endOfOld(CallId call, Entry.Ending how, long since, long until) throws SQLException {
    set(endOfOld, how);
    long[] where = {Entry.key(call), first, first + WEIR - 1, since, until, since, until};
    for (int i = 0; i < where.length; i++) {
      endOfOld.setLong(4 + i, where[i]);
    }
    return endOfOld.executeUpdate();
  }

  private static void set(PreparedStatement statement, Entry.Ending how) throws SQLException {
    statement.setInt(1, how.status());
    statement.setInt(2, how.fault());
    statement.setBytes(3, record(how.outcome()));
  }

  @Override
  public void write() throws SQLException {
    if (ended > 0) {
      ended = 0;
      end.executeBatch();
    }
    if (rows.rows() > 0) {
      try {
        connection.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY, new ByteArrayInputStream(rows.end()));
      } catch (IOException e) {
        throw new SQLException("memory could not be read", e);
      }
    }
  }

  @Override
  public void close() throws SQLException {
    end.close();
    endOfOld.close();
  }
}
