package dev.weir.audit.index;

import dev.weir.audit.search.Field;
import dev.weir.model.AuditEvent.Asked;
import dev.weir.model.Kind;
import dev.weir.model.Principal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** The numbers of each hour, gathered in memory and added to the table in one go. */
final class Tallies implements AutoCloseable {

  static final long HOUR_MILLIS = Duration.ofHours(1).toMillis();

  private final Names names;
  private final PreparedStatement add;
  private final Map<Flow, Sum> fresh = new HashMap<>();

  /** Whose calls, where to, with what; {@code kind} 0 counts the calls themselves. */
  private record Flow(long hour, int kind, int caller, int team, int destination, int decision, int rule) {}

  private static final class Sum {
    private long calls;
    private long findings;
    private long bytes;
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;

    private void add(long at, long found, long size) {
      calls++;
      findings += found;
      bytes += Math.max(size, 0);
      first = Math.min(first, at);
      last = Math.max(last, at);
    }
  }

  Tallies(Connection db, Names names) throws SQLException {
    this.names = names;
    add = db.prepareStatement("INSERT INTO tally VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        + " ON CONFLICT DO UPDATE SET calls = calls + excluded.calls, findings = findings + excluded.findings,"
        + " bytes = bytes + excluded.bytes, first = min(first, excluded.first), last = max(last, excluded.last)");
  }

  void count(long at, Asked asked, String decision) throws SQLException {
    long hour = Math.floorDiv(at, HOUR_MILLIS);
    int caller = 0;
    int team = 0;
    if (asked.who() instanceof Principal.Caller known) {
      caller = names.of(Field.CALLER, known.name());
      team = names.of(Field.TEAM, known.team());
    }
    int destination = names.of(Field.DESTINATION, asked.destination());
    int word = names.of(Field.DECISION, decision);
    int rule = names.of(Field.RULE, asked.by().name());
    at(new Flow(hour, 0, caller, team, destination, word, rule)).add(at, 0, asked.bodyBytes());
    for (Map.Entry<Kind, Integer> found : asked.kinds().entrySet()) {
      int kind = names.of(Field.KIND, found.getKey().name());
      at(new Flow(hour, kind, caller, team, destination, word, rule)).add(at, found.getValue(), asked.bodyBytes());
    }
  }

  private Sum at(Flow flow) {
    return fresh.computeIfAbsent(flow, _ -> new Sum());
  }

  void write() throws SQLException {
    for (Map.Entry<Flow, Sum> one : fresh.entrySet()) {
      Flow flow = one.getKey();
      Sum sum = one.getValue();
      long[] row = {flow.hour, flow.kind, flow.caller, flow.team, flow.destination, flow.decision, flow.rule,
        sum.calls, sum.findings, sum.bytes, sum.first, sum.last};
      for (int i = 0; i < row.length; i++) {
        add.setLong(i + 1, row[i]);
      }
      add.executeUpdate();
    }
    fresh.clear();
  }

  @Override
  public void close() throws SQLException {
    add.close();
  }
}
