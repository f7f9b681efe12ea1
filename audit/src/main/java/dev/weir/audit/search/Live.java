package dev.weir.audit.search;

import dev.weir.audit.Stored;
import dev.weir.model.AuditEvent;
import dev.weir.model.CallId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A query that goes on being asked while the log grows. A call that is looked for is a hit once it is judged and once more
 * when it has ended; one that is told by its end alone, as by its status, is a hit then.
 */
public final class Live {

  /** Calls that may be open at once; of others the end is not shown. */
  private static final int MOST_OPEN = 100_000;

  private final Query query;
  private final Map<CallId, Stored> open = new LinkedHashMap<>();

  public Live(Query query) {
    this.query = query;
  }

  /** Returns the hits among the next events of the log. */
  public List<Hit> take(List<Stored> events) {
    List<Hit> hits = new ArrayList<>();
    for (Stored stored : events) {
      hit(stored).filter(query::accepts).ifPresent(hits::add);
    }
    return hits;
  }

  private Optional<Hit> hit(Stored stored) {
    return switch (stored.event()) {
      case AuditEvent.Intent intent -> {
        if (open.size() == MOST_OPEN) {
          open.remove(open.keySet().iterator().next());
        }
        open.put(intent.asked().call(), stored);
        yield Optional.of(new Hit(stored, Optional.empty()));
      }
      case AuditEvent.Outcome outcome ->
        Optional.ofNullable(open.remove(outcome.call())).map(call -> new Hit(call, Optional.of(outcome)));
      case AuditEvent.Refusal _,AuditEvent.AdminChange _,AuditEvent.Notice _ ->
        Optional.of(new Hit(stored, Optional.empty()));
    };
  }
}
