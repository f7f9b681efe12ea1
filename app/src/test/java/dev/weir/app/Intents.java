package dev.weir.app;

import dev.weir.audit.AuditReader;
import dev.weir.audit.Period;
import dev.weir.audit.Stored;
import dev.weir.model.AuditEvent;
import dev.weir.model.Principal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What the audit log of a data folder says of calls that left.
 *
 * @param calls their ids
 * @param paths what each asked for
 * @param callers who asked, once for each call
 */
record Intents(Set<String> calls, Set<String> paths, List<String> callers, List<String> unreadable) {

  /** Reads them; the log may be one that is being written. */
  static Intents in(Path data) throws IOException {
    Intents intents = new Intents(new HashSet<>(), new HashSet<>(), new ArrayList<>(), new ArrayList<>());
    AuditReader.of(data).forward(Period.ALL, intents.new Reading());
    return intents;
  }

  private final class Reading implements AuditReader.Visitor {
    @Override
    public boolean event(Stored stored) {
      if (stored.event() instanceof AuditEvent.Intent intent) {
        calls.add(intent.asked().call().text());
        paths.add(intent.asked().pathTemplate());
        callers.add(intent.asked().who() instanceof Principal.Caller caller ? caller.name() : "(unknown)");
      }
      return true;
    }

    @Override
    public void unreadable(String what) {
      unreadable.add(what);
    }
  }
}
