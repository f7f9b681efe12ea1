package dev.weir.audit.index;

import dev.weir.audit.LogFollower.Chapter;
import dev.weir.audit.Stored;
import dev.weir.audit.search.Facets;
import dev.weir.audit.search.Field;
import dev.weir.audit.search.Hit;
import dev.weir.model.AuditEvent;
import dev.weir.model.CallId;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Turns frames of the log into rows and numbers; an outcome joins the row of its call, in memory where that is still there. */
public final class Indexing implements AutoCloseable {

  private final Names names;
  private final Tallies tallies;
  private final Entries entries;
  private final Map<CallId, Entry> fresh = new LinkedHashMap<>();

  /** Owns {@code tallies} and {@code entries}. */
  public Indexing(Names names, Tallies tallies, Entries entries) {
    this.names = names;
    this.tallies = tallies;
    this.entries = entries;
  }

  /** Takes a frame in; {@link #write} is what makes rows of it. */
  public void take(Chapter chapter) throws SQLException {
    long place = chapter.mark().map(Place::of).map(Place::number).orElse(0L);
    for (Stored stored : chapter.events()) {
      entries.pass(stored);
      take(stored, place);
    }
  }

  private void take(Stored stored, long place) throws SQLException {
    long at = stored.event().at().toEpochMilli();
    switch (stored.event()) {
      case AuditEvent.Intent intent -> {
        Entry entry = of(stored, intent.asked(), place);
        tallies.count(at, intent.asked(), entry.values);
        fresh.put(intent.asked().call(), entry);
      }
      case AuditEvent.Refusal refusal -> {
        Entry entry = of(stored, refusal.asked(), place);
        tallies.count(at, refusal.asked(), entry.values);
        entries.insert(entry);
      }
      case AuditEvent.AdminChange _ ->
        entries.insert(new Entry(stored, place, true, 0, 0, new int[Field.OF_CALLS.size()]));
      case AuditEvent.Notice notice -> entries.insert(
          new Entry(stored, place, false, notice.call().map(Entry::key).orElse(0L), 0, values(stored)));
      case AuditEvent.Outcome outcome -> join(outcome, stored, place);
    }
  }

  private Entry of(Stored stored, AuditEvent.Asked asked, long place) throws SQLException {
    return new Entry(stored, place, false, Entry.key(asked.call()),
        asked.within().map(Entry::key).orElse(0L), values(stored));
  }

  private int[] values(Stored stored) throws SQLException {
    int[] values = new int[Field.OF_CALLS.size()];
    Hit hit = new Hit(stored, Optional.empty());
    for (int i = 0; i < values.length; i++) {
      Field field = Field.OF_CALLS.get(i);
      values[i] = names.of(field, Facets.of(hit, field));
    }
    return values;
  }

  private void join(AuditEvent.Outcome outcome, Stored stored, long place) throws SQLException {
    Entry.Ending ending = new Entry.Ending(stored, place,
        names.of(Field.STATUS, Integer.toString(outcome.status())),
        names.of(Field.FAULT, outcome.fault().orElse("")));
    Entry entry = fresh.remove(outcome.call());
    if (entry == null) {
      entries.end(outcome.call(), ending);
    } else {
      entry.end(ending);
      entries.insert(entry);
    }
  }

  /** Makes rows of all that was taken in. */
  public void write() throws SQLException {
    for (Entry entry : fresh.values()) {
      entries.insert(entry);
    }
    fresh.clear();
    entries.write();
    tallies.write();
  }

  @Override
  public void close() throws SQLException {
    tallies.close();
    entries.close();
  }
}
