package dev.weir.audit.index;

import dev.weir.audit.search.Field;
import dev.weir.model.AuditEvent.Asked;
import dev.weir.model.Kind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The numbers of each hour, gathered in memory and added to the tables in one go: of every flow, for questions with
 * conditions, and of every single value under each decision, for those without, or with one on the decision alone.
 */
public final class Tallies implements AutoCloseable {

  static final long HOUR_MILLIS = Duration.ofHours(1).toMillis();

  private static final String FLOW = "kind, hour, caller, team, destination, decision, rule";
  private static final String TOTAL = "field, decision, hour, value";

  /** Of these a call has one at the most; of rules and kinds it may have several. */
  private static final List<Field> SINGLE = List.of(Field.CALLER, Field.TEAM, Field.DESTINATION,
      Field.DECISION);
  private static final int CALLER = Field.OF_CALLS.indexOf(Field.CALLER);
  private static final int TEAM = Field.OF_CALLS.indexOf(Field.TEAM);
  private static final int DESTINATION = Field.OF_CALLS.indexOf(Field.DESTINATION);
  private static final int DECISION = Field.OF_CALLS.indexOf(Field.DECISION);

  private final Names names;
  private final PreparedStatement addFlow;
  private final PreparedStatement addTotal;
  private final Map<Flow, Sum> flows = new HashMap<>();
  private final Map<Total, Sum> totals = new HashMap<>();

  /** Whose calls, where to, with what; {@code kind} 0 counts the calls themselves. */
  private record Flow(int kind, long hour, int caller, int team, int destination, int decision, int rule) {}

  private record Total(Field field, int decision, long hour, int name) {}

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
    addFlow = db.prepareStatement(adding("tally", FLOW));
    addTotal = db.prepareStatement(adding("total", TOTAL));
  }

  private static String adding(String table, String key) {
    String columns = key + ", calls, findings, bytes, first, last";
    String values = Stream.of(columns.split(",", -1)).map(_ -> "?").collect(Collectors.joining(", "));
    return "INSERT INTO " + table + " (" + columns + ") VALUES (" + values + ")" + onto(table, key);
  }

  private static String onto(String table, String key) {
    String sums = Stream.of("calls", "findings", "bytes")
        .map(sum -> sum + " = " + table + "." + sum + " + excluded." + sum).collect(Collectors.joining(", "));
    return " ON CONFLICT (" + key + ") DO UPDATE SET " + sums
        + ", first = CASE WHEN excluded.first < @.first THEN excluded.first ELSE @.first END, last = CASE WHEN excluded.last > @.last THEN excluded.last ELSE @.last END"
            .replace("@", table);
  }

  /** Counts a call in; {@code values} are the numbers of what it has of {@link Field#OF_CALLS}. */
  void count(long at, Asked asked, int[] values) throws SQLException {
    long hour = Math.floorDiv(at, HOUR_MILLIS);
    int rule = names.of(Field.RULE, asked.by().name());
    int decision = values[DECISION];
    for (Field field : SINGLE) {
      total(field, decision, hour, values[Field.OF_CALLS.indexOf(field)]).add(at, 0, asked.bodyBytes());
    }
    total(Field.RULE, decision, hour, rule).add(at, 0, asked.bodyBytes());
    flow(0, hour, values, rule).add(at, 0, asked.bodyBytes());
    for (Map.Entry<Kind, Integer> found : asked.kinds().entrySet()) {
      int kind = names.of(Field.KIND, found.getKey().name());
      total(Field.KIND, decision, hour, kind).add(at, found.getValue(), asked.bodyBytes());
      flow(kind, hour, values, rule).add(at, found.getValue(), asked.bodyBytes());
    }
  }

  private Sum flow(int kind, long hour, int[] values, int rule) {
    return flows.computeIfAbsent(new Flow(kind, hour, values[CALLER], values[TEAM], values[DESTINATION],
        values[DECISION], rule), _ -> new Sum());
  }

  private Sum total(Field field, int decision, long hour, int name) {
    return totals.computeIfAbsent(new Total(field, decision, hour, name), _ -> new Sum());
  }

  void write() throws SQLException {
    for (Map.Entry<Flow, Sum> one : flows.entrySet()) {
      Flow flow = one.getKey();
      add(addFlow, 1, one.getValue(), flow.kind, flow.hour, flow.caller, flow.team, flow.destination,
          flow.decision,
          flow.rule);
    }
    flows.clear();
    for (Map.Entry<Total, Sum> one : totals.entrySet()) {
      addTotal.setString(1, one.getKey().field.word());
      add(addTotal, 2, one.getValue(), one.getKey().decision, one.getKey().hour, one.getKey().name);
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
