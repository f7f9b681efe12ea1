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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The numbers of each hour, gathered in memory and added to the tables in one go: of every flow, for questions with
 * conditions, and of every single value, for those without.
 */
public final class Tallies implements AutoCloseable {

  static final long HOUR_MILLIS = Duration.ofHours(1).toMillis();

  private static final String FLOW = "hour, kind, caller, team, destination, decision, rule";
  private static final String TOTAL = "field, hour, value";

  private final Names names;
  private final PreparedStatement addFlow;
  private final PreparedStatement addTotal;
  private final Map<Flow, Sum> flows = new HashMap<>();
  private final Map<Total, Sum> totals = new HashMap<>();

  /** Whose calls, where to, with what; {@code kind} 0 counts the calls themselves. */
  private record Flow(long hour, int kind, int caller, int team, int destination, int decision, int rule) {}

  private record Total(Field field, long hour, int name) {}

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

  public Tallies(Connection db, Names names) throws SQLException {
    this.names = names;
    addFlow = db.prepareStatement(
        "INSERT INTO tally VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)" + onto("tally", FLOW));
    addTotal = db
        .prepareStatement("INSERT INTO total VALUES (?, ?, ?, ?, ?, ?, ?, ?)" + onto("total", TOTAL));
  }

  private static String onto(String table, String key) {
    String sums = Stream.of("calls", "findings", "bytes")
        .map(sum -> sum + " = " + table + "." + sum + " + excluded." + sum).collect(Collectors.joining(", "));
    return " ON CONFLICT (" + key + ") DO UPDATE SET " + sums
        + ", first = CASE WHEN excluded.first < @.first THEN excluded.first ELSE @.first END, last = CASE WHEN excluded.last > @.last THEN excluded.last ELSE @.last END"
            .replace("@", table);
  }

  void count(long at, Asked asked, String decision) throws SQLException {
    long hour = Math.floorDiv(at, HOUR_MILLIS);
    Map<Field, Integer> of = new LinkedHashMap<>();
    of.put(Field.CALLER, 0);
    of.put(Field.TEAM, 0);
    if (asked.who() instanceof Principal.Caller known) {
      of.put(Field.CALLER, names.of(Field.CALLER, known.name()));
      of.put(Field.TEAM, names.of(Field.TEAM, known.team()));
    }
    of.put(Field.DESTINATION, names.of(Field.DESTINATION, asked.destination()));
    of.put(Field.DECISION, names.of(Field.DECISION, decision));
    of.put(Field.RULE, names.of(Field.RULE, asked.by().name()));
    of.forEach((field, name) -> total(field, hour, name).add(at, 0, asked.bodyBytes()));
    flow(hour, 0, of).add(at, 0, asked.bodyBytes());
    for (Map.Entry<Kind, Integer> found : asked.kinds().entrySet()) {
      int kind = names.of(Field.KIND, found.getKey().name());
      total(Field.KIND, hour, kind).add(at, found.getValue(), asked.bodyBytes());
      flow(hour, kind, of).add(at, found.getValue(), asked.bodyBytes());
    }
  }

  private Sum flow(long hour, int kind, Map<Field, Integer> of) {
    return flows.computeIfAbsent(
        new Flow(hour, kind, of.getOrDefault(Field.CALLER, 0), of.getOrDefault(Field.TEAM, 0),
            of.getOrDefault(Field.DESTINATION, 0), of.getOrDefault(Field.DECISION, 0),
            of.getOrDefault(Field.RULE, 0)),
        _ -> new Sum());
  }

  private Sum total(Field field, long hour, int name) {
    return totals.computeIfAbsent(new Total(field, hour, name), _ -> new Sum());
  }

  void write() throws SQLException {
    for (Map.Entry<Flow, Sum> one : flows.entrySet()) {
      Flow flow = one.getKey();
      add(addFlow, 1, one.getValue(), flow.hour, flow.kind, flow.caller, flow.team, flow.destination,
          flow.decision,
          flow.rule);
    }
    flows.clear();
    for (Map.Entry<Total, Sum> one : totals.entrySet()) {
      addTotal.setString(1, one.getKey().field.word());
      add(addTotal, 2, one.getValue(), one.getKey().hour, one.getKey().name);
    }
    totals.clear();
  }

  private static void add(PreparedStatement to, int from, Sum sum, long... key) throws SQLException {
    int at = from;
    for (long part : key) {
      to.setLong(at++, part);
    }
    for (long part : new long[]{sum.calls, sum.findings, sum.bytes, sum.first, sum.last}) {
      to.setLong(at++, part);
    }
    to.executeUpdate();
  }

  @Override
  public void close() throws SQLException {
    addFlow.close();
    addTotal.close();
  }
}
