package dev.weir.audit.payload;

import dev.weir.audit.Period;
import dev.weir.audit.search.Field;
import dev.weir.audit.search.Found;
import dev.weir.audit.search.Hit;
import dev.weir.audit.search.Query;
import dev.weir.audit.search.Term;
import dev.weir.model.AuditEvent.Intent;
import dev.weir.model.AuditEvent.Notice;
import dev.weir.model.CallId;
import dev.weir.model.capture.PayloadKeys;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One call as the log has it: what was judged, what was noticed, and what of it is kept. */
public record Exchanged(CallId call, List<Hit> hits) {

  private static final int MOST = 1000;

  public Exchanged {
    hits = List.copyOf(hits);
  }

  /** Returns what finds all that the log has of a call, the oldest first. */
  public static Query query(CallId call) {
    return new Query(List.of(Term.is(Field.CALL, call.text())), Period.ALL, MOST, false, Optional.empty());
  }

  /** Returns the call that {@link #query} has found. */
  public static Exchanged of(CallId call, Found found) {
    return new Exchanged(call, found.hits());
  }

  /** Returns what the log says is kept of it. */
  public List<PartNote> kept() {
    return notices().stream().flatMap(notice -> PartNote.of(notice).stream()).toList();
  }

  /** Returns what there is to see of it. */
  public List<Look> looks(Path dataFolder, PayloadKeys keys, Instant now) throws IOException {
    return Look.at(dataFolder, call, notices(), keys, now);
  }

  /** Returns it as an archive for developer tools; empty where it never left, or the log no longer has it. */
  public Optional<String> har(List<Look> looks, String weir) {
    return hits.stream().filter(hit -> hit.stored().event() instanceof Intent intent
        && intent.asked().call().equals(call)).findFirst()
        .map(hit -> Har.of((Intent) hit.stored().event(), hit.outcome(), looks, weir));
  }

  private List<Notice> notices() {
    return hits.stream().filter(hit -> hit.stored().event() instanceof Notice)
        .map(hit -> (Notice) hit.stored().event())
        .filter(notice -> notice.call().equals(Optional.of(call))).toList();
  }
}
