package dev.weir.audit.index;

import dev.weir.audit.LogFollower.Chapter;
import dev.weir.audit.Stored;
import dev.weir.audit.search.Facets;
import dev.weir.audit.search.Field;
import dev.weir.audit.search.Hit;
import dev.weir.audit.search.Verdict;
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

/** Turns frames of the log into rows; an outcome joins the row of its call, in memory where that is still there. */
final class Indexing implements AutoCloseable {

  private static final int STATUS = Field.OF_CALLS.indexOf(Field.STATUS);
  private static final int FAULT = Field.OF_CALLS.indexOf(Field.FAULT);
  private static final int MOST_OPEN = 1 << 18;

  private final Names names;
  private final Tallies tallies;
  private final PreparedStatement insert;
  private final PreparedStatement end;
  private final PreparedStatement find;
  private final PreparedStatement block;
  private final Map<CallId, Entry> fresh = new LinkedHashMap<>();
  private final Map<CallId, Long> written = new LinkedHashMap<>();
  private final Map<Long, long[]> blocks = new TreeMap<>();

  Indexing(Connection db, Names names) throws SQLException {
    this.names = names;
    tallies = new Tallies(db, names);
    insert = db.prepareStatement("INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?, ?"
        + String.join("", Collections.nCopies(Field.OF_CALLS.size(), ", ?")) + ")");
    end = db
        .prepareStatement("UPDATE entry SET status = ?, fault = ?, ending = ?, ended = ? WHERE sequence = ?");
    find = db.prepareStatement(
        "SELECT sequence FROM entry WHERE call = ? AND ending = " + Entry.OPEN
            + " ORDER BY sequence DESC LIMIT 1");
    block = db.prepareStatement("INSERT INTO block VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET"
        + " earliest = min(earliest, excluded.earliest), latest = max(latest, excluded.latest)");
  }

  /** Takes a frame in; {@link #write} is what makes rows of it. */
  void take(Chapter chapter) throws SQLException {
    long place = chapter.mark().map(Place::of).map(Place::number).orElse(0L);
    for (Stored stored : chapter.events()) {
      take(stored, place);
    }
  }

  private void take(Stored stored, long place) throws SQLException {
    long at = stored.event().at().toEpochMilli();
    long[] times = blocks.computeIfAbsent(stored.sequence() / Schema.BLOCK_RECORDS, _ -> new long[]{at, at});
    times[0] = Math.min(times[0], at);
    times[1] = Math.max(times[1], at);
    switch (stored.event()) {
      case AuditEvent.Intent intent -> {
        take(stored, intent.asked(), at, place);
        tallies.count(at, intent.asked(), Verdict.of(intent).text());
      }
      case AuditEvent.Refusal refusal -> {
        take(stored, refusal.asked(), at, place);
        tallies.count(at, refusal.asked(), Verdict.DENY.text());
      }
      case AuditEvent.AdminChange _ -> insert(new Entry(stored.sequence(), at, true, place));
      case AuditEvent.Notice notice -> {
        Entry entry = entry(stored, at, place);
        entry.call = notice.call().map(Entry::key).orElse(0L);
        insert(entry);
      }
      case AuditEvent.Outcome outcome -> join(outcome, stored.sequence(), place);
    }
  }

  private void take(Stored stored, AuditEvent.Asked asked, long at, long place) throws SQLException {
    Entry entry = entry(stored, at, place);
    entry.call = Entry.key(asked.call());
    entry.within = asked.within().map(Entry::key).orElse(0L);
    fresh.put(asked.call(), entry);
  }

  private Entry entry(Stored stored, long at, long place) throws SQLException {
    Entry entry = new Entry(stored.sequence(), at, false, place);
    Hit hit = new Hit(stored, Optional.empty());
    for (int i = 0; i < entry.values.length; i++) {
      Field field = Field.OF_CALLS.get(i);
      entry.values[i] = names.of(field, Facets.of(hit, field));
    }
    return entry;
  }

  private void join(AuditEvent.Outcome outcome, long sequence, long place) throws SQLException {
    int status = names.of(Field.STATUS, Integer.toString(outcome.status()));
    int fault = names.of(Field.FAULT, outcome.fault().orElse(""));
    Entry entry = fresh.remove(outcome.call());
    if (entry != null) {
      entry.values[STATUS] = status;
      entry.values[FAULT] = fault;
      entry.ending = place;
      entry.ended = sequence;
      insert(entry);
      return;
    }
    Optional<Long> of = written(outcome.call());
    if (of.isPresent()) {
      set(end, status, fault, place, sequence, of.get());
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

  /** Makes rows of all that was taken in. */
  void write() throws SQLException {
    for (Map.Entry<CallId, Entry> one : fresh.entrySet()) {
      insert(one.getValue());
      if (written.size() == MOST_OPEN) {
        written.remove(written.keySet().iterator().next());
      }
      written.put(one.getKey(), one.getValue().sequence);
    }
    fresh.clear();
    for (Map.Entry<Long, long[]> one : blocks.entrySet()) {
      set(block, one.getKey(), one.getValue()[0], one.getValue()[1]);
      block.executeUpdate();
    }
    blocks.clear();
    tallies.write();
  }

  /** Forgets what it has written: the table is not what it was. */
  void forget() {
    written.clear();
  }

  private void insert(Entry entry) throws SQLException {
    set(insert, entry.sequence, entry.at, entry.change ? 1 : 0, entry.call, entry.within, entry.place,
        entry.ending,
        entry.ended);
    for (int i = 0; i < entry.values.length; i++) {
      insert.setInt(9 + i, entry.values[i]);
    }
    insert.executeUpdate();
  }

  private static void set(PreparedStatement statement, long... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setLong(i + 1, values[i]);
    }
  }

  @Override
  public void close() throws SQLException {
    tallies.close();
    insert.close();
    end.close();
    find.close();
    block.close();
  }
}
