package dev.weir.audit.search;

import dev.weir.audit.AuditReader;
import dev.weir.audit.Period;
import dev.weir.audit.Stored;
import dev.weir.model.AuditEvent;
import dev.weir.model.CallId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Looks through the segments from the newest event to the oldest, so that an outcome is met before the intent that it belongs
 * to. Holds no more than the hits and the outcomes that still look for their intent.
 */
public final class Search implements AuditReader.Visitor {

  /** How much later than the period an outcome is still looked for. */
  private static final Duration LONGEST_CALL = Duration.ofHours(1);

  private final Query query;
  private final Map<CallId, AuditEvent.Outcome> outcomes = new HashMap<>();
  private final Deque<Hit> hits = new ArrayDeque<>();
  private final List<String> unreadable = new ArrayList<>();

  private Search(Query query) {
    this.query = query;
  }

  /** Returns what {@code query} finds in the log of {@code dataFolder}; may be used while the log is written. */
  public static Found in(Path dataFolder, Query query) throws IOException {
    Search search = new Search(query);
    if (query.limit() > 0) {
      AuditReader.of(dataFolder).backward(search.whole(), search);
    }
    return search.found();
  }

  private Period whole() {
    Instant until = query.period().until();
    boolean far = until.isAfter(Instant.MAX.minus(LONGEST_CALL));
    return new Period(query.period().since(), far ? Instant.MAX : until.plus(LONGEST_CALL));
  }

  @Override
  public boolean event(Stored stored) {
    switch (stored.event()) {
      case AuditEvent.Outcome outcome -> outcomes.put(outcome.call(), outcome);
      case AuditEvent.Intent intent ->
        judge(new Hit(stored, Optional.ofNullable(outcomes.remove(intent.asked().call()))));
      case AuditEvent.Refusal _,AuditEvent.AdminChange _,AuditEvent.Notice _ ->
        judge(new Hit(stored, Optional.empty()));
    }
    return !query.newestFirst() || hits.size() < query.limit();
  }

  @Override
  public void unreadable(String what) {
    unreadable.add(what);
  }

  private void judge(Hit hit) {
    if (query.accepts(hit)) {
      hits.addLast(hit);
      if (hits.size() > query.limit()) {
        hits.removeFirst();
      }
    }
  }

  private Found found() {
    List<Hit> inOrder = new ArrayList<>(hits);
    return new Found(query.newestFirst() ? inOrder : inOrder.reversed(), unreadable);
  }
}
